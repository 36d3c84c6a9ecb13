package io.pushdeck.server.transport;

import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Traffic;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// What went over one connection so far. Thread-safe.
final class Meter {
    private final AtomicLong sent = new AtomicLong();
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

    /// For the fan-out thread only, which is why it needs no atomic addition.
    void sent(int messages) {
        sent.setRelease(sent.getPlain() + messages);
    }

    void received() {
        received.incrementAndGet();
    }

    void dropped(int messages) {
        dropped.addAndGet(messages);
    }

    Traffic traffic(Backlog backlog) {
        return new Traffic(sent.get(), received.get(), dropped.get(), backlog, Instant.ofEpochMilli(lastSeenMillis));
    }
}
