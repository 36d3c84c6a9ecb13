package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.console.ui.RoundTimes;
import io.pushdeck.server.message.PushRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A line of time with a handle: drag it, click beside it, or move it with the keys. What was pushed stands on it; a
/// click on a mark opens that push.
final class TimeSlider extends Region {
    private static final double HEIGHT = 58;
    private static final double LINE_Y = 20;
    private static final double LINE = 6;
    private static final double HANDLE = 18;
    private static final double MARK = 10;
    private static final double LABEL_WIDTH = 84;
    private static final int LONGEST_TITLE = 80;

    private final Texts texts;
    private final ZoneId zone;
    private final PastModel model;
    private final Consumer<PushRecord> onPush;
    private final Region line = new Region();
    private final Region handle = new Region();
    private final List<Region> marks = new ArrayList<>();
    private final List<PushRecord> marked = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private List<Instant> labelled = List.of();

    TimeSlider(Texts texts, ZoneId zone, PastModel model, Consumer<PushRecord> onPush) {
        this.texts = texts;
        this.zone = zone;
        this.model = model;
        this.onPush = onPush;
        setId("people-time-slider");
        getStyleClass().add("time-slider");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        accessibleTextProperty().bind(texts.binding("people.past.slider"));
        line.getStyleClass().add("time-line");
        line.setMouseTransparent(true);
        handle.setId("people-time-handle");
        handle.getStyleClass().add("time-handle");
        handle.setMouseTransparent(true);
        getChildren().addAll(line, handle);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        watch(model.boundsProperty());
        watch(model.pushesProperty());
        watch(texts.languageProperty());
        model.atProperty().subscribe(at -> {
            requestLayout();
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, press -> {
            requestFocus();
            move(press);
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void watch(ObservableValue<?> value) {
        value.subscribe(() -> {
            rebuild();
            requestLayout();
        });
        rebuild();
    }

    private void move(MouseEvent event) {
        PastModel.Bounds bounds = model.boundsProperty().get();
        double part = Math.clamp((event.getX() - HANDLE / 2) / room(), 0, 1);
        Duration whole = Duration.between(bounds.from(), bounds.until());
        model.go(bounds.from().plusMillis(Math.round(whole.toMillis() * part)));
        event.consume();
    }

    private void onKey(KeyEvent key) {
        PastModel.Bounds bounds = model.boundsProperty().get();
        Instant at = model.atProperty().get();
        Duration step = key.isShiftDown() ? Duration.ofMinutes(10) : Duration.ofMinutes(1);
        Duration leap = key.isShiftDown() ? Duration.ofDays(1) : Duration.ofHours(1);
        @Nullable
        Instant wanted = switch (key.getCode()) {
            case LEFT, DOWN -> at.minus(step);
            case RIGHT, UP -> at.plus(step);
            case PAGE_DOWN -> at.minus(leap);
            case PAGE_UP -> at.plus(leap);
            case HOME -> bounds.from();
            case END -> bounds.until();
            default -> null;
        };
        if (wanted != null) {
            model.go(wanted);
            key.consume();
        }
    }

    private double room() {
        return Math.max(1, getWidth() - HANDLE);
    }

    private double x(Instant time) {
        PastModel.Bounds bounds = model.boundsProperty().get();
        double whole =
                Math.max(1, Duration.between(bounds.from(), bounds.until()).toMillis());
        return HANDLE / 2 + room() * Duration.between(bounds.from(), time).toMillis() / whole;
    }

    private void rebuild() {
        getChildren().removeAll(marks);
        marks.clear();
        marked.clear();
        for (PushRecord push : model.pushesProperty().get()) {
            Region mark = new Region();
            mark.setId("people-time-push-" + push.id());
            mark.getStyleClass()
                    .addAll(
                            "time-mark",
                            "severity-" + push.announcement().severity().key());
            String title = titleOf(push);
            Tooltip.install(mark, new Tooltip(texts.text("people.past.push", exact(push.at()), title)));
            mark.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
            mark.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
                onPush.accept(push);
                click.consume();
            });
            marks.add(mark);
            marked.add(push);
        }
        // Under the handle: it is what is dragged.
        getChildren().addAll(1, marks);
    }

    static String titleOf(PushRecord push) {
        String title = push.announcement().title();
        return PlainLine.of(title.isEmpty() ? push.announcement().body() : title, LONGEST_TITLE);
    }

    private String exact(Instant time) {
        return DateTimeFormatter.ofPattern(texts.text("ui.date.pattern") + " HH:mm")
                .withLocale(texts.languageProperty().get())
                .format(time.atZone(zone));
    }

    private String roughly(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        boolean midnight = local.toLocalTime().toSecondOfDay() == 0;
        String pattern = midnight ? texts.text("people.past.day") : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern)
                .withLocale(texts.languageProperty().get())
                .format(local);
    }

    @Override
    protected void layoutChildren() {
        line.resizeRelocate(HANDLE / 2, LINE_Y - LINE / 2, room(), LINE);
        double at = x(model.atProperty().get());
        handle.resizeRelocate(snapPositionX(at - HANDLE / 2), snapPositionY(LINE_Y - HANDLE / 2), HANDLE, HANDLE);
        for (int i = 0; i < marks.size(); i++) {
            double x = x(marked.get(i).at());
            marks.get(i).resizeRelocate(snapPositionX(x - MARK / 2), LINE_Y - 2 * MARK + 2, MARK, MARK);
        }
        layoutLabels();
    }

    private void layoutLabels() {
        PastModel.Bounds bounds = model.boundsProperty().get();
        List<Instant> times =
                RoundTimes.of(bounds.from(), bounds.until(), Math.max(1, (int) (room() / LABEL_WIDTH)), zone);
        if (!times.equals(labelled) || labels.size() != times.size()) {
            labelled = times;
            getChildren().removeAll(labels);
            labels.clear();
            times.forEach(time -> {
                Label label = new Label();
                label.getStyleClass().add("time-label");
                label.setMouseTransparent(true);
                labels.add(label);
            });
            getChildren().addAll(labels);
        }
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            label.setText(roughly(labelled.get(i)));
            double width = label.prefWidth(-1);
            double x = Math.clamp(x(labelled.get(i)) - width / 2, 0, Math.max(0, getWidth() - width));
            label.resizeRelocate(snapPositionX(x), LINE_Y + 16, width, label.prefHeight(-1));
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> (double) model.atProperty().get().getEpochSecond();
            case MIN_VALUE -> (double) model.boundsProperty().get().from().getEpochSecond();
            case MAX_VALUE -> (double) model.boundsProperty().get().until().getEpochSecond();
            case VALUE_STRING -> exact(model.atProperty().get());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
