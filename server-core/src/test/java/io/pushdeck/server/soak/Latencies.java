package io.pushdeck.server.soak;

import java.util.Arrays;

/// How long pushes took, each reader counted, and the last reader of each push. Confined to one thread while it is
/// filled.
final class Latencies {
    private static final int FIRST_ROOM = 1 << 16;

    private final int readers;
    private long[] each = new long[FIRST_ROOM];
    private int count;
    private int[] arrivals = new int[FIRST_ROOM];
    private long[] last = new long[FIRST_ROOM];
    private int pushes;

    Latencies(int readers) {
        this.readers = readers;
    }

    /// @param push counted from 0
    void arrived(int push, long nanos) {
        if (count == each.length) {
            each = Arrays.copyOf(each, count * 2);
        }
        each[count++] = nanos;
        if (push >= last.length) {
            last = Arrays.copyOf(last, push * 2);
            arrivals = Arrays.copyOf(arrivals, push * 2);
        }
        pushes = Math.max(pushes, push + 1);
        last[push] = Math.max(last[push], nanos);
        arrivals[push]++;
    }

    /// Pushes that came to every reader.
    long complete() {
        return Arrays.stream(arrivals).filter(seen -> seen == readers).count();
    }

    double eachMillis(double part) {
        return quantile(Arrays.copyOf(each, count), part);
    }

    double lastMillis(double part) {
        return quantile(Arrays.copyOf(last, pushes), part);
    }

    private static double quantile(long[] values, double part) {
        if (values.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(values);
        return values[(int) Math.min(values.length - 1, values.length * part)] / 1e6;
    }
}
