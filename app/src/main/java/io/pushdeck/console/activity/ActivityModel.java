package io.pushdeck.console.activity;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.hub.HubEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/// The feed: the newest lines first, at most [#CAPACITY] of them. While it is paused or being read, new lines wait
/// and nothing moves. A batch changes the list once at each end. Confined to the JavaFX thread.
final class ActivityModel {
    /// Older lines are forgotten.
    static final int CAPACITY = 5_000;

    private final Mirror mirror;
    private final Texts texts;
    private final Narrator narrator;
    private final ObservableList<ActivityEntry> lines = FXCollections.observableArrayList();
    private final FilteredList<ActivityEntry> shown = new FilteredList<>(lines);
    private final Deque<ActivityEntry> held = new ArrayDeque<>();
    private final ObjectProperty<ActivityFilter> filter = new SimpleObjectProperty<>(ActivityFilter.EVERYTHING);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper total = new ReadOnlyIntegerWrapper();
    private final Subscription subscription;
    private Predicate<ActivityEntry> wanted = entry -> true;

    ActivityModel(Mirror mirror, Texts texts) {
        this.mirror = mirror;
        this.texts = texts;
        this.narrator = new Narrator(mirror);
        this.subscription = Subscription.combine(
                mirror.watch(this::onBatch),
                narrator::close,
                filter.subscribe(this::refilter),
                texts.languageProperty().subscribe(this::refilter),
                paused.subscribe(this::release),
                reading.subscribe(this::release));
    }

    /// Newest first, without what the filter leaves out; for reading only.
    ObservableList<ActivityEntry> shown() {
        return shown;
    }

    ObjectProperty<ActivityFilter> filterProperty() {
        return filter;
    }

    /// Whether the operator stopped the feed.
    BooleanProperty pausedProperty() {
        return paused;
    }

    /// Whether the operator is looking at lines that must not move: scrolled down, or one is selected.
    BooleanProperty readingProperty() {
        return reading;
    }

    /// How many lines wait that the filter lets through.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// How many lines there are, waiting ones not counted, whatever the filter.
    ReadOnlyIntegerProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// Forgets all lines, also those that wait.
    void clear() {
        held.clear();
        waiting.set(0);
        lines.clear();
        total.set(0);
    }

    /// Stops following the mirror.
    void close() {
        subscription.unsubscribe();
    }

    private void onBatch(List<HubEvent> batch) {
        List<ActivityEntry> told = narrator.tell(batch);
        if (told.isEmpty()) {
            return;
        }
        if (paused.get() || reading.get()) {
            hold(told);
        } else {
            show(told);
        }
    }

    private void hold(List<ActivityEntry> told) {
        int more = waiting.get();
        for (ActivityEntry entry : told) {
            held.addLast(entry);
            more += wanted.test(entry) ? 1 : 0;
            if (held.size() > CAPACITY) {
                more -= wanted.test(held.removeFirst()) ? 1 : 0;
            }
        }
        waiting.set(more);
    }

    private void release() {
        if (!paused.get() && !reading.get() && !held.isEmpty()) {
            List<ActivityEntry> told = List.copyOf(held);
            held.clear();
            waiting.set(0);
            show(told);
        }
    }

    private void show(List<ActivityEntry> told) {
        List<ActivityEntry> newestFirst =
                new ArrayList<>(told.subList(Math.max(0, told.size() - CAPACITY), told.size()));
        Collections.reverse(newestFirst);
        int tooMany = lines.size() + newestFirst.size() - CAPACITY;
        if (tooMany > 0) {
            lines.remove(lines.size() - tooMany, lines.size());
        }
        lines.addAll(0, newestFirst);
        total.set(lines.size());
    }

    private void refilter() {
        wanted = filter.get().over(mirror, texts);
        shown.setPredicate(filter.get().isEverything() ? null : wanted);
        waiting.set((int) held.stream().filter(wanted).count());
    }
}
