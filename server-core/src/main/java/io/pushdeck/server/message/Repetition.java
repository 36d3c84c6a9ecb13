package io.pushdeck.server.message;

import java.time.Duration;

/// How a push is shown again to those who were asked to confirm it and have not. Immutable.
///
/// @param every at least [#SHORTEST]
/// @param most  how many times, 1 to [#MOST]
public record Repetition(Duration every, int most) {
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final int MOST = 20;

    public Repetition {
        if (every.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "A push is repeated every " + SHORTEST + " at the most, not every " + every);
        }
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("A push is repeated 1 to " + MOST + " times, not " + most);
        }
    }
}
