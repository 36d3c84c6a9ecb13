package io.pushdeck.server.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// What was measured in a row of steps of equal length, oldest first. Immutable.
public final class Timeline {
    private static final int MEASURES = Measure.ALL.size();

    private final long startSecond;
    private final int stepSeconds;
    private final int size;
    /// By step, then by measure.
    private final long[] values;

    private Timeline(long startSecond, int stepSeconds, int size, long[] values) {
        this.startSecond = startSecond;
        this.stepSeconds = stepSeconds;
        this.size = size;
        this.values = values;
    }

    /// When the first step begins.
    public Instant start() {
        return startOf(0);
    }

    /// When the last step ends.
    public Instant end() {
        return startOf(size);
    }

    public Instant startOf(int step) {
        return Instant.ofEpochSecond(startSecond + (long) step * stepSeconds);
    }

    public Duration step() {
        return Duration.ofSeconds(stepSeconds);
    }

    /// How many steps there are.
    public int size() {
        return size;
    }

    /// [Sample#ABSENT] where nothing was measured.
    public long at(Measure measure, int step) {
        return values[step * MEASURES + measure.index()];
    }

    /// Whether nothing at all was measured.
    public boolean isEmpty() {
        return Arrays.stream(values).allMatch(value -> value == Sample.ABSENT);
    }

    /// Joins samples to steps. Not thread-safe.
    public static final class Builder {
        private final long startSecond;
        private final int stepSeconds;
        private final int size;
        private final long[] values;
        /// How many samples were joined to each value.
        private final int[] counts;

        /// @param startSecond when the first step begins, since 1970
        public Builder(long startSecond, int stepSeconds, int size) {
            this.startSecond = startSecond;
            this.stepSeconds = stepSeconds;
            this.size = size;
            this.values = new long[size * MEASURES];
            this.counts = new int[size * MEASURES];
        }

        public long startSecond() {
            return startSecond;
        }

        /// The first one after the last step.
        public long endSecond() {
            return startSecond + (long) size * stepSeconds;
        }

        public int stepSeconds() {
            return stepSeconds;
        }

        /// Adds one value; an absent one, and one of another time, is left out.
        public void add(long second, Measure measure, long value) {
            if (value == Sample.ABSENT || second < startSecond || second >= endSecond()) {
                return;
            }
            int step = (int) ((second - startSecond) / stepSeconds);
            int index = step * MEASURES + measure.index();
            values[index] =
                    measure.joining() == Measure.Joining.PEAK ? Math.max(values[index], value) : values[index] + value;
            counts[index]++;
        }

        /// Adds every value of a sample.
        public void add(long second, Sample sample) {
            for (Measure measure : Measure.ALL) {
                add(second, measure, sample.at(measure));
            }
        }

        public Timeline build() {
            long[] built = new long[values.length];
            for (int index = 0; index < built.length; index++) {
                built[index] = joined(index);
            }
            return new Timeline(startSecond, stepSeconds, size, built);
        }

        private long joined(int index) {
            if (counts[index] == 0) {
                return Sample.ABSENT;
            }
            boolean mean = Measure.ALL.get(index % MEASURES).joining() == Measure.Joining.MEAN;
            return mean ? Math.round((double) values[index] / counts[index]) : values[index];
        }
    }
}
