package io.pushdeck.bench.peer;

import io.pushdeck.server.transport.Limits;
import java.time.Duration;

/// Pushdeck's limits for a run: all connections come from one address at full speed, and like every server here it
/// pings
/// nobody while it is measured. What a slow client may cost stays as it is.
final class Limitless {
    private static final int PLENTY = 1_000_000;

    private Limitless() {}

    static Limits limits() {
        Limits usual = Limits.defaults();
        return usual.withConnections(usual.connections()
                        .withMax(PLENTY)
                        .withMaxPerAddress(PLENTY)
                        .withHandshakesPerSecond(PLENTY)
                        .withHandshakeTimeout(Duration.ofMinutes(1)))
                .withTimes(usual.times()
                        .withConnectionLostTimeout(Duration.ofHours(10))
                        .withDrain(Duration.ofMillis(100)));
    }
}
