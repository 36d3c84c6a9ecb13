package io.pushdeck.server.metrics;

import java.util.Arrays;

/// How long things took, to an eighth of the value: as small for a million of them as for one. Not thread-safe.
final class LatencyHistogram {
    private static final int BITS = 3;
    private static final int PARTS = 1 << BITS;

    /// The first eight values exactly, then eight places for each power of two.
    private final int[] counts = new int[(Long.SIZE - BITS) * PARTS];
    private int total;

    /// @param micros a negative one counts as 0: clocks may be set back
    void record(long micros) {
        counts[place(Math.max(0, micros))]++;
        total++;
    }

    /// The value that so many of the things were at most, at the middle of its place.
    ///
    /// @param share 0.99 for 99 of 100
    /// @return [Sample#ABSENT] if there are none
    long quantile(double share) {
        if (total == 0) {
            return Sample.ABSENT;
        }
        long wanted = Math.max(1, (long) Math.ceil(total * share));
        long seen = 0;
        int place = 0;
        while (seen + counts[place] < wanted) {
            seen += counts[place];
            place++;
        }
        return value(place);
    }

    void clear() {
        if (total > 0) {
            Arrays.fill(counts, 0);
            total = 0;
        }
    }

    private static int place(long micros) {
        if (micros < PARTS) {
            return (int) micros;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros) - BITS;
        return (shift + 1) * PARTS + (int) (micros >>> shift) - PARTS;
    }

    private static long value(int place) {
        if (place < PARTS) {
            return place;
        }
        int shift = place / PARTS - 1;
        long least = (long) (PARTS + place % PARTS) << shift;
        return least + (1L << shift) / 2;
    }
}
