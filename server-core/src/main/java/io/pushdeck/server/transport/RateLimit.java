package io.pushdeck.server.transport;

/// A token bucket: a sustained rate, and twice as many at once. Confined to the decoder of its connection.
final class RateLimit {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt;

    RateLimit(int perSecond, long now) {
        this.perSecond = perSecond;
        this.burst = 2.0 * perSecond;
        this.tokens = burst;
        this.filledAt = now;
    }

    /// Whether one more is within the limit at `now`, in nanoseconds of a monotonic clock.
    boolean admits(long now) {
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS_PER_SECOND * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
