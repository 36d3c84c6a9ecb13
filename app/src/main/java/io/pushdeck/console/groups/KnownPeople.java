package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who can be meant by what somebody wrote: everyone who is known at one moment, by id and by name. Immutable.
final class KnownPeople {
    private final Set<ClientId> people;
    private final Map<String, Set<ClientId>> byName = new HashMap<>();

    /// @param away more people than the mirror knows: they were here once, and nothing but their ids is known
    KnownPeople(Mirror mirror, Set<ClientId> away) {
        people = new HashSet<>(mirror.known());
        people.addAll(away);
        for (ClientId client : people) {
            byName.computeIfAbsent(Group.keyOf(mirror.nameOf(client)), key -> new HashSet<>())
                    .add(client);
        }
    }

    boolean includes(ClientId client) {
        return people.contains(client);
    }

    /// The one with that id; else all of that name, without regard to case and width.
    ///
    /// @return empty if nobody is meant
    Set<ClientId> find(String idOrName) {
        String wanted = idOrName.strip();
        if (ClientId.isDurable(wanted) && people.contains(new ClientId(wanted))) {
            return Set.of(new ClientId(wanted));
        }
        return Set.copyOf(byName.getOrDefault(Group.keyOf(wanted), Set.of()));
    }
}
