package io.pushdeck.bench.report;

import io.pushdeck.bench.report.Chart.Scale;
import java.util.ArrayList;
import java.util.List;

/// Which value is how high in a chart. Immutable.
///
/// @param scale not [Scale#NONE]
/// @param from  at the bottom; on a logarithmic axis a power of ten
/// @param to    at the top
record Axis(Scale scale, double from, double to) {
    private static final int MOST_LINES = 7;

    /// @param least of the values, above 0 for a logarithmic axis
    /// @param most  of the values, above 0
    static Axis over(Scale scale, double least, double most) {
        return scale == Scale.LINEAR
                ? new Axis(scale, 0, most * 1.08)
                : new Axis(scale, Math.pow(10, Math.floor(Math.log10(least * 0.8))), most * 1.8);
    }

    /// 0 at the bottom, 1 at the top.
    double height(double value) {
        return scale == Scale.LINEAR
                ? (value - from) / (to - from)
                : (Math.log10(Math.max(from, value)) - Math.log10(from)) / (Math.log10(to) - Math.log10(from));
    }

    /// Where lines are drawn: round numbers.
    List<Double> lines() {
        List<Double> lines = new ArrayList<>();
        if (scale == Scale.LINEAR) {
            double step = step();
            for (int line = 0; line * step <= to; line++) {
                lines.add(line * step);
            }
        } else {
            for (double line = from; line <= to; line *= 10) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// 1, 2 or 5 times a power of ten.
    private double step() {
        double power = Math.pow(10, Math.floor(Math.log10(to / MOST_LINES)));
        for (int factor : new int[] {1, 2, 5}) {
            if (to / (power * factor) <= MOST_LINES) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
