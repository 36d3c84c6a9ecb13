package io.pushdeck.server.transport;

import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// What a connection heard of its peer so far, and what was left out for it. Thread-safe.
final class Meter {
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile long heardAt;
    private volatile long lastSeenMillis;

    Meter(long now, Clock clock) {
        heard(now, clock);
    }

    /// Anything came.
    void heard(long now, Clock clock) {
        heardAt = now;
        lastSeenMillis = clock.millis();
    }

    /// When anything last came, in nanoseconds.
    long heardAt() {
        return heardAt;
    }

    void received() {
        received.incrementAndGet();
    }

    void dropped(int messages) {
        dropped.addAndGet(messages);
    }

    Traffic traffic(long sent, Backlog backlog) {
        return new Traffic(sent, received.get(), dropped.get(), backlog, Instant.ofEpochMilli(lastSeenMillis));
    }
}
