package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;

/// Remembers since when something has been waiting for each connection: a push that is on its way for a moment makes
/// nobody slow. Costs one look at each changed counter. Confined to the JavaFX thread.
final class SlowClients {
    static final Duration SLOW_AFTER = Duration.ofSeconds(3);

    private final Map<SessionId, Instant> waitingSince = new HashMap<>();
    private final InstantSource clock;

    SlowClients(Mirror mirror, InstantSource clock) {
        this.clock = clock;
        mirror.clients().forEach(this::look);
        mirror.clients().addListener((ListChangeListener<ClientRow>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(row -> waitingSince.remove(row.session()));
                change.getAddedSubList().forEach(this::look);
            }
        });
        mirror.watch(this::follow);
    }

    boolean isSlow(SessionId session, Instant now) {
        Instant since = waitingSince.get(session);
        return since != null && !since.isAfter(now.minus(SLOW_AFTER));
    }

    private void follow(List<HubEvent> batch) {
        for (HubEvent event : batch) {
            if (event instanceof HubEvent.SessionsMeasured measured) {
                measured.traffic().forEach(this::look);
            }
        }
    }

    private void look(ClientRow row) {
        look(row.session(), row.trafficProperty().get());
    }

    private void look(SessionId session, Traffic traffic) {
        if (traffic.queuedBytes() > 0) {
            waitingSince.putIfAbsent(session, clock.instant());
        } else {
            waitingSince.remove(session);
        }
    }
}
