package io.pushdeck.console.compose;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What is being written, part by part. Confined to the JavaFX thread.
final class DraftModel {
    private static final int USUAL_REPETITIONS = 3;

    private final StringProperty title;
    private final StringProperty body;
    private final ObjectProperty<TextFormat> format = new SimpleObjectProperty<>();
    private final ObjectProperty<Severity> severity = new SimpleObjectProperty<>();
    private final StringProperty icon = new SimpleStringProperty();
    private final StringProperty linkUrl = new SimpleStringProperty();
    private final StringProperty linkLabel = new SimpleStringProperty();
    private final ObjectProperty<List<String>> buttons = new SimpleObjectProperty<>();
    private final ObjectProperty<Expiry> expiry = new SimpleObjectProperty<>();
    private final BooleanProperty acknowledge = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Duration>> escalateAfter = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> repeatMinutes = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> repeatMost = new SimpleObjectProperty<>();
    private final ObjectProperty<Integer> spreadMinutes = new SimpleObjectProperty<>();
    private final BooleanProperty sound = new SimpleBooleanProperty();
    private final BooleanProperty sticky = new SimpleBooleanProperty();
    private final BooleanProperty modal = new SimpleBooleanProperty();

    /// @param title where the unsent title is kept over restarts
    /// @param body  where the unsent text is kept over restarts
    DraftModel(StringProperty title, StringProperty body) {
        this.title = title;
        this.body = body;
        putExtras(Draft.EMPTY);
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty bodyProperty() {
        return body;
    }

    ObjectProperty<TextFormat> formatProperty() {
        return format;
    }

    ObjectProperty<Severity> severityProperty() {
        return severity;
    }

    /// One of [Announcement#ICONS], or empty.
    StringProperty iconProperty() {
        return icon;
    }

    StringProperty linkUrlProperty() {
        return linkUrl;
    }

    StringProperty linkLabelProperty() {
        return linkLabel;
    }

    /// Labels, also empty ones.
    ObjectProperty<List<String>> buttonsProperty() {
        return buttons;
    }

    ObjectProperty<Expiry> expiryProperty() {
        return expiry;
    }

    BooleanProperty acknowledgeProperty() {
        return acknowledge;
    }

    ObjectProperty<Optional<Duration>> escalateAfterProperty() {
        return escalateAfter;
    }

    /// How long until it is repeated; 0 for never.
    ObjectProperty<Integer> repeatMinutesProperty() {
        return repeatMinutes;
    }

    ObjectProperty<Integer> repeatMostProperty() {
        return repeatMost;
    }

    /// Over how long it is handed out; 0 for at once.
    ObjectProperty<Integer> spreadMinutesProperty() {
        return spreadMinutes;
    }

    BooleanProperty soundProperty() {
        return sound;
    }

    BooleanProperty stickyProperty() {
        return sticky;
    }

    BooleanProperty modalProperty() {
        return modal;
    }

    /// One more button, still without a label; not more than an announcement may have.
    void addButton() {
        if (buttons.get().size() < Announcement.MAX_ACTIONS) {
            List<String> more = new ArrayList<>(buttons.get());
            more.add("");
            buttons.set(List.copyOf(more));
        }
    }

    void removeButton(int index) {
        List<String> rest = new ArrayList<>(buttons.get());
        rest.remove(index);
        buttons.set(List.copyOf(rest));
    }

    void labelButton(int index, String label) {
        List<String> changed = new ArrayList<>(buttons.get());
        changed.set(index, label);
        buttons.set(List.copyOf(changed));
    }

    Draft draft() {
        return new Draft(
                title.get(),
                body.get(),
                format.get(),
                severity.get(),
                icon.get(),
                linkUrl.get(),
                linkLabel.get(),
                buttons.get(),
                expiry.get(),
                acknowledge.get(),
                course(),
                new Announcement.Manner(sound.get(), sticky.get(), modal.get()));
    }

    private Course course() {
        int minutes = repeatMinutes.get();
        return new Course(
                escalateAfter.get(),
                minutes == 0
                        ? Optional.empty()
                        : Optional.of(new Repetition(Duration.ofMinutes(minutes), repeatMost.get())),
                spreadMinutes.get() == 0
                        ? Optional.empty()
                        : Optional.of(new Pace(Duration.ofMinutes(spreadMinutes.get()))));
    }

    void put(Draft draft) {
        title.set(draft.title());
        body.set(draft.body());
        putExtras(draft);
    }

    private void putExtras(Draft draft) {
        format.set(draft.format());
        severity.set(draft.severity());
        icon.set(draft.icon());
        linkUrl.set(draft.linkUrl());
        linkLabel.set(draft.linkLabel());
        buttons.set(draft.buttons());
        expiry.set(draft.expiry());
        acknowledge.set(draft.acknowledge());
        escalateAfter.set(draft.course().escalateAfter());
        Optional<Repetition> repetition = draft.course().repetition();
        repeatMinutes.set(repetition.map(rule -> (int) rule.every().toMinutes()).orElse(0));
        spreadMinutes.set(
                draft.course().pace().map(pace -> (int) pace.over().toMinutes()).orElse(0));
        repeatMost.set(repetition.map(Repetition::most).orElse(USUAL_REPETITIONS));
        sound.set(draft.manner().sound());
        sticky.set(draft.manner().sticky());
        modal.set(draft.manner().modal());
    }

    /// Everything that can be changed.
    List<ObservableValue<?>> parts() {
        return List.of(
                title,
                body,
                format,
                severity,
                icon,
                linkUrl,
                linkLabel,
                buttons,
                expiry,
                acknowledge,
                escalateAfter,
                repeatMinutes,
                repeatMost,
                spreadMinutes,
                sound,
                sticky,
                modal);
    }

    /// Told at every change of any part.
    Subscription follow(Runnable onChange) {
        return Subscription.combine(
                parts().stream().map(part -> part.subscribe(onChange)).toArray(Subscription[]::new));
    }
}
