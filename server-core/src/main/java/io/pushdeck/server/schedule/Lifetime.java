package io.pushdeck.server.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// How long what a run pushes counts. Immutable.
public sealed interface Lifetime {
    /// When it is over.
    Instant end(Instant run, ZoneId zone);

    /// @param length positive
    record Lasting(Duration length) implements Lifetime {
        public Lasting {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("Something counts for a while, not for " + length);
            }
        }

        @Override
        public Instant end(Instant run, ZoneId zone) {
            return run.plus(length);
        }
    }

    /// Until the day of the run is over.
    record OfTheDay() implements Lifetime {
        @Override
        public Instant end(Instant run, ZoneId zone) {
            return run.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        }
    }
}
