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

    /// @param everybody more people than the mirror knows: they were here once. Where both have a name that of the
    ///                  mirror counts.
    KnownPeople(Mirror mirror, Map<ClientId, String> everybody) {
        people = new HashSet<>(mirror.known());
        people.forEach(client -> note(client, mirror.nameOf(client)));
        everybody.forEach((client, name) -> {
            if (people.add(client)) {
                note(client, name);
            }
        });
    }

    private void note(ClientId client, String name) {
        byName.computeIfAbsent(Group.keyOf(name), key -> new HashSet<>()).add(client);
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
