package io.pushdeck.console.dashboard;

import io.pushdeck.server.metrics.Timeline;
import java.time.Duration;
import java.time.Instant;

/// Where things are in a chart: time to the right, amounts upwards.
///
/// @param left   of the lines, in pixels; so are the other three
/// @param bottom where 0 is
record Frame(Timeline timeline, Scale scale, double left, double top, double right, double bottom) {
    /// What begins with a step must not fall into the one before.
    private static final double ROUNDING = 1e-6;

    double width() {
        return right - left;
    }

    /// Of a moment; one outside is at the edge.
    double x(Instant at) {
        double share = (double) Duration.between(timeline.start(), at).toMillis()
                / Duration.between(timeline.start(), timeline.end()).toMillis();
        return left + Math.clamp(share, 0, 1) * width();
    }

    /// Of the middle of a step.
    double x(int step) {
        return left + (step + 0.5) / timeline.size() * width();
    }

    double y(double value) {
        return bottom - value / scale.most() * (bottom - top);
    }

    /// Where something of that width begins that stands at an x, but not outside.
    double within(double x, double width) {
        return Math.max(left, Math.min(x - width / 2, right - width));
    }

    /// The step at an x; the first or last one for an x outside.
    int step(double x) {
        double step = (x - left) / width() * timeline.size();
        return Math.clamp((long) Math.floor(step + ROUNDING), 0, timeline.size() - 1);
    }
}
