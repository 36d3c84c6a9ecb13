package io.pushdeck.console.history;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The list of pushes: one page of it at first, more on demand, kept up to date while it is watched. At most one
/// refresh is under way; what changes meanwhile is asked about afterwards. Confined to the JavaFX thread.
final class HistoryModel {
    /// How many are loaded at a time.
    static final int PAGE = 100;
    /// More than this are not looked at again for a change; those further down keep what was known of them.
    private static final int WINDOW = 500;

    private final HistoryBackend backend;
    private final InstantSource clock;
    private final ZoneId zone = ZoneId.systemDefault();
    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<HistoryFilter> filter = new SimpleObjectProperty<>(HistoryFilter.EVERYTHING);
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(false);
    private final Set<PushId> stale = new HashSet<>();
    private final Subscription subscription;
    private boolean more;
    private boolean busy;
    private boolean outdated = true;
    // Answers to an older search are not shown.
    private int generation;

    HistoryModel(HistoryBackend backend, InstantSource clock) {
        this.backend = backend;
        this.clock = clock;
        this.subscription = Subscription.combine(
                filter.subscribe((before, now) -> restart()),
                watched.subscribe((before, now) -> refreshIfNeeded()),
                backend.watch(this::onChanged));
    }

    /// Newest first; for reading only.
    ObservableList<HistoryRow> rows() {
        return rows;
    }

    ObjectProperty<HistoryFilter> filterProperty() {
        return filter;
    }

    /// Whether somebody looks; nothing is asked while nobody does.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// Whether the first answer to the search has come.
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Asks again what got no answer.
    void retry() {
        busy = false;
        outdated = true;
        refreshIfNeeded();
    }

    void close() {
        subscription.unsubscribe();
    }

    /// Loads what follows the last row, if there is more.
    void loadMore() {
        if (!more || busy) {
            return;
        }
        ask(rows.size(), PAGE, found -> {
            Set<PushId> known = rows.stream().map(HistoryRow::id).collect(Collectors.toSet());
            List<HistoryRow> added = found.stream()
                    .filter(push -> !known.contains(push.id()))
                    .map(HistoryRow::new)
                    .toList();
            more = found.size() == PAGE;
            rows.addAll(added);
            count(added);
        });
    }

    private void restart() {
        generation++;
        busy = false;
        more = false;
        outdated = true;
        rows.clear();
        stale.clear();
        answered.set(false);
        refreshIfNeeded();
    }

    private void onChanged(Set<PushId> changed) {
        stale.addAll(changed);
        outdated = true;
        refreshIfNeeded();
    }

    private void refreshIfNeeded() {
        if (!outdated || busy || !watched.get()) {
            return;
        }
        outdated = false;
        int limit = Math.clamp(rows.size(), PAGE, WINDOW);
        ask(0, limit, found -> merge(found, limit));
    }

    private void ask(int skip, int limit, java.util.function.Consumer<List<PushRecord>> whenFound) {
        busy = true;
        int asked = generation;
        backend.search(filter.get().query(clock.instant(), zone, skip, limit), found -> {
            if (asked == generation) {
                busy = false;
                whenFound.accept(found);
                answered.set(true);
                refreshIfNeeded();
            }
        });
    }

    private void merge(List<PushRecord> found, int limit) {
        Map<PushId, HistoryRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.id(), row));
        List<HistoryRow> merged = new ArrayList<>();
        List<HistoryRow> uncounted = new ArrayList<>();
        for (PushRecord push : found) {
            HistoryRow row = known.get(push.id());
            if (row == null) {
                row = new HistoryRow(push);
                uncounted.add(row);
            } else {
                row.change(push);
                if (stale.contains(push.id())) {
                    uncounted.add(row);
                }
            }
            merged.add(row);
        }
        if (found.size() == limit) {
            long last = found.getLast().number();
            rows.stream().filter(row -> row.push().number() < last).forEach(merged::add);
            more |= rows.size() < limit;
        } else {
            more = false;
        }
        stale.clear();
        if (!merged.equals(rows)) {
            rows.setAll(merged);
        }
        count(uncounted);
    }

    private void count(List<HistoryRow> counted) {
        if (counted.isEmpty()) {
            return;
        }
        Set<PushId> ids = counted.stream().map(HistoryRow::id).collect(Collectors.toSet());
        backend.tallies(
                ids,
                tallies -> counted.forEach(row -> {
                    var tally = tallies.get(row.id());
                    if (tally != null) {
                        row.count(tally);
                    }
                }));
    }
}
