package io.pushdeck.console.dashboard;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/// The line of one measure, interrupted where nothing was measured.
final class Curve {
    /// A line without length is not drawn.
    private static final double DOT = 0.6;

    private final Frame frame;
    private final Unit unit;
    private final Measure measure;

    Curve(Frame frame, Unit unit, Measure measure) {
        this.frame = frame;
        this.unit = unit;
        this.measure = measure;
    }

    /// A value that stands alone is a dot.
    List<PathElement> line() {
        List<PathElement> line = new ArrayList<>();
        for (Run run : runs()) {
            line.add(new MoveTo(run.x(0), run.y(0)));
            for (int i = 1; i < run.length; i++) {
                line.add(new LineTo(run.x(i), run.y(i)));
            }
            if (run.length == 1) {
                line.add(new LineTo(run.x(0) + DOT, run.y(0)));
            }
        }
        return line;
    }

    /// What is below the line.
    List<PathElement> area() {
        List<PathElement> area = new ArrayList<>();
        for (Run run : runs()) {
            area.add(new MoveTo(run.x(0), frame.bottom()));
            for (int i = 0; i < run.length; i++) {
                area.add(new LineTo(run.x(i), run.y(i)));
            }
            area.add(new LineTo(run.x(run.length - 1), frame.bottom()));
            area.add(new ClosePath());
        }
        return area;
    }

    /// Steps in a row that have a value.
    private final class Run {
        private final int first;
        private int length;

        Run(int first) {
            this.first = first;
        }

        double x(int index) {
            return frame.x(first + index);
        }

        double y(int index) {
            return frame.y(value(first + index));
        }
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        boolean open = false;
        for (int step = 0; step < frame.timeline().size(); step++) {
            boolean measured = frame.timeline().at(measure, step) != Sample.ABSENT;
            if (measured && !open) {
                runs.add(new Run(step));
            }
            if (measured) {
                runs.getLast().length++;
            }
            open = measured;
        }
        return runs;
    }

    private double value(int step) {
        return unit.of(
                frame.timeline().at(measure, step), frame.timeline().step().toSeconds());
    }
}
