package io.pushdeck.server.transport;

import java.time.Duration;

/// A token bucket: a sustained rate, and what adds up to `burst` at once. The rate is named at each call, so a change
/// of
/// it holds at once. Confined to its owner.
final class RateLimit {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long burstNanos;
    /// The moment up to which time has been spent: each unit spends its share of a second.
    private long spentUntil;

    RateLimit(Duration burst, long now) {
        this.burstNanos = burst.toNanos();
        this.spentUntil = now - burstNanos;
    }

    /// Whether `count` more are within the limit at `now`, in nanoseconds of a monotonic clock.
    boolean admits(long now, int count, int perSecond) {
        long idle = Math.min(burstNanos, now - spentUntil);
        long spent = now - idle + count * NANOS_PER_SECOND / perSecond;
        if (spent - now > 0) {
            return false;
        }
        spentUntil = spent;
        return true;
    }
}
