package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Set;

/// One change of the groups. The store writes it, then the hub applies the same value. Immutable.
public sealed interface GroupEdit {
    GroupId group();

    /// A new group, or a deleted one brought back with its members.
    ///
    /// @param position its place among the groups, from 0; beyond the end means at the end
    record Create(Group created, Set<ClientId> members, int position) implements GroupEdit {
        public static final int AT_END = Integer.MAX_VALUE;

        public Create {
            members = Set.copyOf(members);
            if (position < 0) {
                throw new IllegalArgumentException("A position counts from 0; this one is " + position);
            }
        }

        /// At the end.
        public Create(Group created, Set<ClientId> members) {
            this(created, members, AT_END);
        }

        @Override
        public GroupId group() {
            return created.id();
        }
    }

    /// New name or colour.
    record Change(Group changed) implements GroupEdit {
        @Override
        public GroupId group() {
            return changed.id();
        }
    }

    record Delete(GroupId group) implements GroupEdit {}

    /// Adds those who are not members yet.
    record Join(GroupId group, Set<ClientId> members) implements GroupEdit {
        public Join {
            members = Set.copyOf(members);
        }
    }

    /// Removes those who are members.
    record Leave(GroupId group, Set<ClientId> members) implements GroupEdit {
        public Leave {
            members = Set.copyOf(members);
        }
    }
}
