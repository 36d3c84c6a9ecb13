package io.pushdeck.server.group;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that outlives a restart. Immutable.
///
/// @param groups  in their order
/// @param members of groups with a list; never a guest; a group without members has no key
/// @param names   of members of groups and of those the operator named
/// @param seen    who was connected, whoever was there last comes last: at most [#MAX_SEEN]; never a guest
public record Register(
        List<Group> groups,
        Map<GroupId, Set<ClientId>> members,
        Map<ClientId, ClientName> names,
        Map<ClientId, Sighting> seen) {
    /// How many people are known by nothing but that they were here: each takes some hundred bytes.
    public static final int MAX_SEEN = 100_000;

    public static final Register EMPTY = new Register(List.of(), Map.of(), Map.of(), Map.of());

    public Register {
        groups = List.copyOf(groups);
        members = Map.copyOf(members);
        names = Map.copyOf(names);
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }
}
