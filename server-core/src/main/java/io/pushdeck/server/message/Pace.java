package io.pushdeck.server.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How slowly a push is handed out, so that not all browsers follow its link in the same second. Immutable.
///
/// @param over how long it takes until everybody who is there has had a turn, [#SHORTEST] to [#LONGEST]
public record Pace(Duration over) {
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration TICK = Duration.ofSeconds(1);

    public Pace {
        if (over.compareTo(SHORTEST) < 0 || over.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A push is spread over " + SHORTEST + " to " + LONGEST + ", not over " + over);
        }
    }

    /// What that means for so many people, who are there; the first of them have their turn at once. Never more than
    /// one batch a second.
    public Spread of(int people, Instant from) {
        Optional<Instant> first = people == 0 ? Optional.empty() : Optional.of(from);
        long ticks = over.dividedBy(TICK);
        if (people <= ticks) {
            return new Spread(over.dividedBy(Math.max(1, people)), 1, first, people);
        }
        return new Spread(TICK, Math.toIntExact((people + ticks - 1) / ticks), first, people);
    }
}
