package io.pushdeck.console.clients;

import java.time.Duration;
import java.time.Instant;

/// How a connection is doing, for the dot before its name. From best to worst.
enum ClientState {
    LIVE,
    /// Nothing arrived for a while, not even a pong.
    QUIET,
    /// What was pushed waits: the client reads more slowly than it is sent to.
    SLOW;

    static final Duration QUIET_AFTER = Duration.ofSeconds(45);

    static ClientState of(Instant lastSeen, boolean slow, Instant now) {
        if (slow) {
            return SLOW;
        }
        return lastSeen.isBefore(now.minus(QUIET_AFTER)) ? QUIET : LIVE;
    }
}
