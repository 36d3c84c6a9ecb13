package io.pushdeck.server.transport;

import io.pushdeck.server.identity.SessionId;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What all connections of one transport share. Thread-safe.
///
/// @param current     may be replaced at any time
/// @param lastSession the number given last
/// @param encryption  null without TLS
record Plumbing(
        AtomicReference<Limits> current,
        HandshakeRules rules,
        SafeEvents events,
        Counters counters,
        Registry registry,
        Clock clock,
        AtomicLong lastSession,
        @Nullable Encryption encryption) {
    /// Those of this moment.
    Limits limits() {
        return current.get();
    }

    SessionId nextSession() {
        return new SessionId(lastSession.incrementAndGet());
    }

    /// For durations; never set back.
    long nanoTime() {
        return System.nanoTime();
    }
}
