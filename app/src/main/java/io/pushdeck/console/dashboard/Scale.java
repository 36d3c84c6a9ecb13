package io.pushdeck.console.dashboard;

import java.util.ArrayList;
import java.util.List;

/// An axis from 0 to a little above what is to be seen, with lines at round numbers.
///
/// @param most where it ends
/// @param step from line to line
record Scale(double most, double step) {
    /// From line to line there are at most so many.
    private static final int STEPS = 3;

    private static final double BINARY = 1_024;

    /// @param peak   the largest that is to be seen
    /// @param whole  whether the lines are to be at whole numbers
    /// @param binary whether numbers are round in units of 1,024
    static Scale of(double peak, boolean whole, boolean binary) {
        double least = Math.max(peak, whole ? 1 : 0.001) / STEPS;
        double unit = 1;
        while (binary && least >= unit * BINARY) {
            unit *= BINARY;
        }
        double step = unit * round(least / unit);
        if (binary && step > unit * BINARY / 2) {
            // 1,000 KB would be said as 0.98 MB.
            step = unit * BINARY;
        }
        if (whole) {
            step = Math.max(1, step);
        }
        return new Scale(step * Math.max(1, Math.ceil(peak / step)), step);
    }

    /// The next of 1, 2 and 5, times a power of ten.
    private static double round(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double digits = least / power;
        // What is a little above for no reason but arithmetic is not rounded up.
        if (digits <= 1.000001) {
            return power;
        }
        return power * (digits <= 2.000001 ? 2 : digits <= 5.000001 ? 5 : 10);
    }

    /// Where the lines are, 0 included.
    List<Double> lines() {
        List<Double> lines = new ArrayList<>();
        for (int i = 0; i * step <= most * 1.000001; i++) {
            lines.add(i * step);
        }
        return lines;
    }
}
