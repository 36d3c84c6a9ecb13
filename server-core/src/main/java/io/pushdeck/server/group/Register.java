package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that outlives a restart. Immutable.
///
/// @param groups  in their order
/// @param members of groups; never a guest; a group without members has no key
/// @param names   of members of groups and of those the operator named
/// @param seen    everyone who ever was connected; never a guest
public record Register(
        List<Group> groups, Map<GroupId, Set<ClientId>> members, Map<ClientId, ClientName> names, Set<ClientId> seen) {
    public static final Register EMPTY = new Register(List.of(), Map.of(), Map.of(), Set.of());

    public Register {
        groups = List.copyOf(groups);
        members = Map.copyOf(members);
        names = Map.copyOf(names);
        seen = Set.copyOf(seen);
    }
}
