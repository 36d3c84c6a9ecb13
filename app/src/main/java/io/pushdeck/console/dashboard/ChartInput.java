package io.pushdeck.console.dashboard;

import io.pushdeck.server.message.PushRecord;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What mouse and keys do at a chart: arrows move the cursor, with Ctrl from push to push, Enter opens the push there.
final class ChartInput {
    private final Chart chart;
    private final DashboardModel model;
    private final Consumer<PushRecord> open;

    ChartInput(Chart chart, DashboardModel model, Consumer<PushRecord> open) {
        this.chart = chart;
        this.model = model;
        this.open = open;
    }

    void install() {
        chart.setOnMouseMoved(moved -> chart.point(moved.getX()));
        chart.setOnMouseExited(left -> chart.leave());
        chart.setOnMouseClicked(this::onClick);
        chart.setOnKeyPressed(this::onKey);
        chart.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                chart.leave();
            }
        });
    }

    private void onClick(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY) {
            chart.pushAt(click.getX()).ifPresent(open);
        }
    }

    private void onKey(KeyEvent key) {
        boolean handled = switch (key.getCode()) {
            case LEFT -> move(-1, key.isShortcutDown());
            case RIGHT -> move(1, key.isShortcutDown());
            case HOME -> {
                chart.pointAt(0);
                yield true;
            }
            case END -> {
                chart.pointAt(Integer.MAX_VALUE);
                yield true;
            }
            case ENTER, SPACE -> open();
            case ESCAPE -> leave();
            default -> false;
        };
        if (handled) {
            key.consume();
        }
    }

    private boolean move(int direction, boolean toPush) {
        if (toPush) {
            chart.stepOfMark(direction).ifPresent(chart::pointAt);
            return true;
        }
        int cursor = model.cursorProperty().get();
        chart.pointAt(cursor == DashboardModel.NOWHERE ? Integer.MAX_VALUE : cursor + direction);
        return true;
    }

    private boolean open() {
        Optional<PushRecord> push = chart.pushAtCursor();
        push.ifPresent(open);
        return push.isPresent();
    }

    /// Escape without a cursor is for somebody else.
    private boolean leave() {
        boolean there = model.cursorProperty().get() != DashboardModel.NOWHERE;
        chart.leave();
        return there;
    }
}
