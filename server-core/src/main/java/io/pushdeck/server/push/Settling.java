package io.pushdeck.server.push;

import java.time.Duration;
import java.time.Instant;

/// Gives people time to come back, after the computer slept, the program was closed, or the server did not listen:
/// what is late by then waits. Confined to the thread that looks.
final class Settling {
    /// So long what is late waits for people to come back.
    static final Duration TIME = Duration.ofSeconds(30);

    private Instant lookedAt = Instant.EPOCH;
    private Instant settledAt = Instant.EPOCH;

    /// @param there whether the server listens
    void look(Instant now, boolean there) {
        if (!there || now.isAfter(lookedAt.plus(TIME))) {
            settledAt = now.plus(TIME);
        }
        lookedAt = now;
    }

    /// Whether what was due before people were sent away still has to wait.
    boolean holdsBackBatch(Instant due, Instant now) {
        return now.isBefore(settledAt) && due.isBefore(settledAt.minus(TIME));
    }

    /// Whether what was due then still has to wait.
    boolean holdsBack(Instant due, Instant now) {
        return due.isBefore(now.minus(Plans.PUNCTUAL)) && now.isBefore(settledAt);
    }
}
