package io.pushdeck.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Measurements of the same thing, one a round. Used by one thread.
public final class Samples {
    private final List<Double> sorted = new ArrayList<>();

    public void add(double sample) {
        sorted.add(sample);
        Collections.sort(sorted);
    }

    public int count() {
        return sorted.size();
    }

    /// Of an even number the mean of the two in the middle.
    public double median() {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    /// The least sample that at least `share` of all do not exceed.
    ///
    /// @param share above 0, at most 1
    public double quantile(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    public double least() {
        return sorted.getFirst();
    }

    public double most() {
        return sorted.getLast();
    }
}
