package io.pushdeck.console.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long the same thing took each time, in milliseconds. Used by one thread at a time.
final class Durations {
    private final List<Double> all = new ArrayList<>();

    void add(double millis) {
        all.add(millis);
    }

    void addAll(Durations others) {
        all.addAll(others.all);
    }

    int count() {
        return all.size();
    }

    /// The least that at least `share` of all do not exceed; 0 of none.
    double quantile(double share) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    double median() {
        return quantile(0.5);
    }

    double most() {
        return quantile(1);
    }

    int above(double millis) {
        return (int) all.stream().filter(each -> each > millis).count();
    }

    /// Three digits that count.
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
