package io.pushdeck.console.dashboard;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.MetricsBackend;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// What was measured in the chosen span, and what was pushed in it; asked for while somebody looks, once a second at
/// most, one question at a time. Confined to the JavaFX thread.
final class DashboardModel {
    /// The cursor where there is none.
    static final int NOWHERE = -1;
    /// More are not marked.
    static final int MOST_PUSHES = 200;
    /// What a minute is added to need not be asked for each second.
    private static final int SECONDS_BETWEEN_LONG_LOOKS = 30;

    private final MetricsBackend metrics;
    private final HistoryBackend history;
    private final InstantSource clock;
    private final ObjectProperty<Span> span;
    private final ReadOnlyObjectWrapper<Optional<Timeline>> timeline = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<PushRecord>> pushes = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> trouble = new ReadOnlyObjectWrapper<>("");
    private final IntegerProperty cursor = new SimpleIntegerProperty(NOWHERE);
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final Subscription subscription;
    private boolean busy;
    private boolean pushesOutdated = true;
    private boolean pushesAsked;
    private int secondsOld;
    // Answers about an earlier span are not shown.
    private int generation;

    DashboardModel(MetricsBackend metrics, HistoryBackend history, InstantSource clock, Span first) {
        this.metrics = metrics;
        this.history = history;
        this.clock = clock;
        this.span = new SimpleObjectProperty<>(first);
        this.subscription = Subscription.combine(
                span.subscribe((before, now) -> restart()),
                watched.subscribe((before, now) -> {
                    cursor.set(NOWHERE);
                    refresh();
                }),
                history.watch(this::onPushesChanged),
                history.watchTrouble(unreadable -> {
                    // Asked again with the next second.
                    pushesAsked = false;
                    pushesOutdated = true;
                }));
    }

    ObjectProperty<Span> spanProperty() {
        return span;
    }

    /// Empty until the first answer.
    ReadOnlyObjectProperty<Optional<Timeline>> timelineProperty() {
        return timeline.getReadOnlyProperty();
    }

    /// Those of the span, newest first; a little older ones may be among them.
    ReadOnlyObjectProperty<List<PushRecord>> pushesProperty() {
        return pushes.getReadOnlyProperty();
    }

    /// Why the last question got no answer; empty if it got one.
    ReadOnlyObjectProperty<String> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The step of the timeline that the operator looks at, the same in all charts; [#NOWHERE] for the newest.
    IntegerProperty cursorProperty() {
        return cursor;
    }

    /// Whether somebody looks; nothing is asked while nobody does.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// A second is over.
    void tick() {
        secondsOld++;
        if (span.get().isRecent() || secondsOld >= SECONDS_BETWEEN_LONG_LOOKS) {
            refresh();
        }
    }

    void close() {
        subscription.unsubscribe();
    }

    private void restart() {
        generation++;
        busy = false;
        pushesAsked = false;
        pushesOutdated = true;
        cursor.set(NOWHERE);
        timeline.set(Optional.empty());
        refresh();
    }

    private void onPushesChanged(Set<?> changed) {
        pushesOutdated = true;
        askForPushes();
    }

    private void refresh() {
        if (!watched.get()) {
            return;
        }
        askForPushes();
        if (busy) {
            return;
        }
        busy = true;
        secondsOld = 0;
        int asked = generation;
        metrics.timeline(
                span.get(),
                read -> answered(asked, Optional.of(read), ""),
                why -> answered(asked, timeline.get(), why));
    }

    private void answered(int asked, Optional<Timeline> read, String why) {
        if (asked == generation) {
            busy = false;
            trouble.set(why);
            timeline.set(read);
        }
    }

    private void askForPushes() {
        if (!watched.get() || !pushesOutdated || pushesAsked) {
            return;
        }
        pushesOutdated = false;
        pushesAsked = true;
        int asked = generation;
        var from = Optional.of(
                clock.instant().minus(span.get().length()).minus(span.get().step()));
        history.search(new HistoryQuery("", Optional.empty(), from, Optional.empty(), 0, MOST_PUSHES), found -> {
            if (asked == generation) {
                pushesAsked = false;
                pushes.set(List.copyOf(found));
                askForPushes();
            }
        });
    }
}
