package io.pushdeck.server.hub;

import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import java.time.Duration;
import java.util.List;

/// The pings of `pushdeck.v1`, since browsers cannot see those of WebSocket. Each measuring pings a share of the
/// connections, so that they do not all answer at once. Confined to the hub thread.
final class Heartbeat {
    static final Duration PERIOD = Duration.ofSeconds(25);

    private static final long SHARES = PERIOD.toMillis() / Hub.MEASURING_PERIOD.toMillis();

    private final Roster roster;
    private final Outlet outlet;
    private long measurings;

    Heartbeat(Roster roster, Outlet outlet) {
        this.roster = roster;
        this.outlet = outlet;
    }

    void measure() {
        measurings++;
        List<Connection> due = roster.all().stream()
                .filter(entry -> !entry.view().isPlain())
                .filter(entry -> (entry.view().id().value() + measurings) % SHARES == 0)
                .map(Roster.Entry::connection)
                .toList();
        if (!due.isEmpty()) {
            outlet.send(new ServerFrame.Ping(), due);
        }
    }
}
