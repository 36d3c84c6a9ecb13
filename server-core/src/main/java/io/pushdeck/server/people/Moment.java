package io.pushdeck.server.people;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who was there at a time that has passed, and who was in which group. Immutable.
///
/// @param online with what each was called then; guests too
/// @param groups in order of their names; those without members then are left out
public record Moment(Instant at, Map<ClientId, String> online, List<PastGroup> groups) {
    public Moment {
        online = Map.copyOf(online);
        groups = List.copyOf(groups);
    }

    /// A group that may be gone by now.
    ///
    /// @param group   as it was last known
    /// @param members at that time; never guests
    public record PastGroup(Group group, Set<ClientId> members) {
        public PastGroup {
            members = Set.copyOf(members);
        }
    }
}
