package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Set;

/// A change of the groups. The store writes it, then the hub applies the same value. Immutable.
public sealed interface GroupEdit {
    /// A change of one group.
    sealed interface OfGroup extends GroupEdit {
        GroupId group();

        /// Who may become a member by it.
        default Set<ClientId> joining() {
            return Set.of();
        }
    }

    /// Several changes, in this order: all of them or none.
    record Together(List<OfGroup> edits) implements GroupEdit {
        public Together {
            edits = List.copyOf(edits);
        }
    }

    /// A new group, or a deleted one brought back with its members; a smart one has none before its rule is looked at.
    ///
    /// @param position its place among the groups, from 0; beyond the end means at the end
    record Create(Group created, Set<ClientId> members, int position) implements OfGroup {
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

        @Override
        public Set<ClientId> joining() {
            return members;
        }
    }

    /// New name, colour, icon, rule; or a list instead of a rule, which is empty, or the other way round.
    record Change(Group changed) implements OfGroup {
        @Override
        public GroupId group() {
            return changed.id();
        }
    }

    /// Another place among the groups.
    ///
    /// @param position from 0, among the others; beyond the end means at the end
    record Move(GroupId group, int position) implements OfGroup {
        public Move {
            if (position < 0) {
                throw new IllegalArgumentException("A position counts from 0; this one is " + position);
            }
        }
    }

    record Delete(GroupId group) implements OfGroup {}

    /// Adds those who are not members yet.
    record Join(GroupId group, Set<ClientId> members) implements OfGroup {
        public Join {
            members = Set.copyOf(members);
        }

        @Override
        public Set<ClientId> joining() {
            return members;
        }
    }

    /// Removes those who are members.
    record Leave(GroupId group, Set<ClientId> members) implements OfGroup {
        public Leave {
            members = Set.copyOf(members);
        }
    }
}
