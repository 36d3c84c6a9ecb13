package io.pushdeck.server.hub;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything live at one moment; events with higher sequence numbers continue it. Immutable.
///
/// @param sequence the number of the last event that is already in it
/// @param sessions in order of connecting
/// @param groups   in their order
/// @param members  of every group, connected or not; a key for each group
/// @param names    what to call clients that are known but maybe not connected; of those who were only seen, the
/// members
///                 of smart groups
public record HubSnapshot(
        long sequence,
        List<SessionView> sessions,
        List<Group> groups,
        Map<GroupId, Set<ClientId>> members,
        Map<ClientId, String> names) {
    public HubSnapshot {
        sessions = List.copyOf(sessions);
        groups = List.copyOf(groups);
        members = Map.copyOf(members);
        names = Map.copyOf(names);
    }
}
