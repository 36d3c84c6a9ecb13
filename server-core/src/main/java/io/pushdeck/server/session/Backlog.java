package io.pushdeck.server.session;

import java.time.Duration;

/// What waits for one client to read. Immutable.
///
/// @param bytes      that wait
/// @param limitBytes as many may wait; 0 if nothing waits
/// @param age        how long the client has left the oldest of them waiting
public record Backlog(long bytes, long limitBytes, Duration age) {
    public static final Backlog NONE = new Backlog(0, 0, Duration.ZERO);

    private static final Duration SLOW_AGE = Duration.ofSeconds(1);

    /// Whether an operator should know: something has waited for more than a second, or more than a quarter of what may
    /// wait does. Most such clients recover; those that do not are closed when the limit is reached.
    public boolean isSlow() {
        return age.compareTo(SLOW_AGE) > 0 || bytes > limitBytes / 4;
    }
}
