package io.pushdeck.server.metrics;

import java.util.Arrays;

/// The samples of the last seconds, in a bounded room of numbers. Thread-safe.
final class SecondRing {
    private static final int MEASURES = Measure.ALL.size();

    private final int capacity;
    /// Which second each place holds, since 1970.
    private final long[] seconds;
    private final long[] values;

    SecondRing(int capacity) {
        this.capacity = capacity;
        this.seconds = new long[capacity];
        this.values = new long[capacity * MEASURES];
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    /// Takes the place of the second that is [#capacity] seconds older.
    synchronized void put(long second, Sample sample) {
        int place = place(second);
        seconds[place] = second;
        for (Measure measure : Measure.ALL) {
            values[place * MEASURES + measure.index()] = sample.at(measure);
        }
    }

    /// Adds what is remembered of the time of that timeline.
    synchronized void addTo(Timeline.Builder timeline) {
        for (long second = timeline.startSecond(); second < timeline.endSecond(); second++) {
            int place = place(second);
            if (seconds[place] == second) {
                for (Measure measure : Measure.ALL) {
                    timeline.add(second, measure, values[place * MEASURES + measure.index()]);
                }
            }
        }
    }

    private int place(long second) {
        return (int) Math.floorMod(second, (long) capacity);
    }
}
