package io.pushdeck.server.transport;

import io.pushdeck.server.identity.SessionId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// What all connections of one transport share. Thread-safe.
///
/// @param lastSession the number given last
record Plumbing(
        Limits limits,
        HandshakeRules rules,
        SafeEvents events,
        Counters counters,
        Registry registry,
        Clock clock,
        AtomicLong lastSession) {
    SessionId nextSession() {
        return new SessionId(lastSession.incrementAndGet());
    }

    /// For durations; never set back.
    long nanoTime() {
        return System.nanoTime();
    }
}
