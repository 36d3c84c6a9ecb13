package io.pushdeck.server.soak;

import java.time.Duration;
import java.util.Random;

/// How long the runs of this package are: seconds in every build, or as many minutes as the property `soak` says.
final class SoakLength {
    /// What the counts of the long form are for.
    private static final double FULL_MINUTES = 10;

    private static final double MINUTES = Double.parseDouble(System.getProperty("soak", "0"));

    private SoakLength() {}

    static boolean isLong() {
        return MINUTES > 0;
    }

    /// @param brief in every build
    static Duration time(Duration brief) {
        return isLong() ? Duration.ofMillis((long) (MINUTES * 60_000)) : brief;
    }

    /// @param brief in every build
    /// @param full  in ten minutes
    static int count(int brief, int full) {
        return isLong() ? (int) Math.max(brief, full * Math.min(1, MINUTES / FULL_MINUTES)) : brief;
    }

    /// The property `soak.seed`, to repeat what was seen; else a new one.
    static long seed() {
        String given = System.getProperty("soak.seed", "");
        return given.isEmpty() ? new Random().nextInt(Integer.MAX_VALUE) : Long.parseLong(given);
    }
}
