package io.pushdeck.console.wallboard;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Timeline;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineJoin;

/// How many were connected in the last hour, as a line from left to right; nothing where nothing was measured.
final class HourLine extends Region {
    private final Path line = new Path();
    private final Path area = new Path();
    private Optional<Timeline> shown = Optional.empty();

    HourLine() {
        getStyleClass().add("wall-line");
        line.getStyleClass().add("wall-curve");
        line.setStrokeLineJoin(StrokeLineJoin.ROUND);
        line.setManaged(false);
        area.getStyleClass().add("wall-area");
        area.setManaged(false);
        getChildren().addAll(area, line);
    }

    void show(Timeline timeline) {
        shown = Optional.of(timeline);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getElements().clear();
        area.getElements().clear();
        shown.ifPresent(this::draw);
    }

    private void draw(Timeline timeline) {
        long most = 1;
        for (int step = 0; step < timeline.size(); step++) {
            most = Math.max(most, timeline.at(Measure.CONNECTIONS, step));
        }
        int begin = -1;
        for (int step = 0; step <= timeline.size(); step++) {
            boolean there = step < timeline.size() && timeline.at(Measure.CONNECTIONS, step) != Sample.ABSENT;
            if (there && begin < 0) {
                begin = step;
            } else if (!there && begin >= 0) {
                draw(timeline, begin, step, most);
                begin = -1;
            }
        }
    }

    private void draw(Timeline timeline, int begin, int end, long most) {
        area.getElements().add(new MoveTo(x(timeline, begin), getHeight()));
        for (int step = begin; step < end; step++) {
            double y = getHeight() * (1 - 0.94 * timeline.at(Measure.CONNECTIONS, step) / most);
            line.getElements().add(step == begin ? new MoveTo(x(timeline, step), y) : new LineTo(x(timeline, step), y));
            area.getElements().add(new LineTo(x(timeline, step), y));
        }
        area.getElements().addAll(new LineTo(x(timeline, end - 1), getHeight()), new ClosePath());
    }

    private double x(Timeline timeline, int step) {
        return getWidth() * step / Math.max(1, timeline.size() - 1);
    }
}
