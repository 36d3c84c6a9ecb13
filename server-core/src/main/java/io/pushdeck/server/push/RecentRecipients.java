package io.pushdeck.server.push;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.store.PushArchive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whom pushes are for. The last ones are remembered: the rows of a push that was accepted a moment ago may still be on
/// their way to the disk. Thread-safe; may read the disk.
final class RecentRecipients {
    private static final int REMEMBERED = 100;

    private final PushArchive archive;
    private final Map<PushId, List<ClientId>> recent = new LinkedHashMap<>();

    RecentRecipients(PushArchive archive) {
        this.archive = archive;
    }

    List<ClientId> remember(PushId push, FrozenAudience audience) {
        List<ClientId> people = Stream.concat(audience.online().stream(), audience.offline().stream())
                .toList();
        synchronized (recent) {
            recent.put(push, people);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
        }
        return people;
    }

    List<ClientId> of(PushId push) {
        synchronized (recent) {
            List<ClientId> known = recent.get(push);
            if (known != null) {
                return known;
            }
        }
        return archive.reachable(push).stream().map(Delivery::client).toList();
    }
}
