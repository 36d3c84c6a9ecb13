package io.pushdeck.server.metrics;

import java.util.Arrays;

/// One value of each measure, or its absence. Not thread-safe.
public final class Sample {
    /// Where nothing was measured.
    public static final long ABSENT = -1;

    private final long[] values = new long[Measure.ALL.size()];

    public Sample() {
        Arrays.fill(values, ABSENT);
    }

    /// [#ABSENT] if it was not set.
    public long at(Measure measure) {
        return values[measure.index()];
    }

    public Sample set(Measure measure, long value) {
        values[measure.index()] = value;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sample sample && Arrays.equals(values, sample.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Sample");
        for (Measure measure : Measure.ALL) {
            if (at(measure) != ABSENT) {
                text.append(' ').append(measure.key()).append('=').append(at(measure));
            }
        }
        return text.toString();
    }
}
