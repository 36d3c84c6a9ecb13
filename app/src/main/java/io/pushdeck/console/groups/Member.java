package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Comparator;
import java.util.List;

/// Someone in a group, connected or not. Immutable.
record Member(ClientId client, String name, boolean online) {
    private static final Comparator<Member> ONLINE_FIRST = Comparator.comparing(Member::online)
            .reversed()
            .thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Member::client);

    /// Who is online first, then by name.
    static List<Member> of(Mirror mirror, GroupId group) {
        return mirror.membersOf(group).stream()
                .map(client -> new Member(client, mirror.nameOf(client), mirror.isOnline(client)))
                .sorted(ONLINE_FIRST)
                .toList();
    }
}
