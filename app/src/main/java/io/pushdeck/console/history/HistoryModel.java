package io.pushdeck.console.history;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.PagedRows;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// The list of pushes, narrowed down, each with its tally. Confined to the JavaFX thread.
final class HistoryModel {
    private final HistoryBackend backend;
    private final InstantSource clock;
    private final ZoneId zone = ZoneId.systemDefault();
    private final PagedRows<PushRecord, HistoryRow> list = new PagedRows<>(new Source());
    private final ObjectProperty<HistoryFilter> filter = new SimpleObjectProperty<>(HistoryFilter.EVERYTHING);
    private final Set<PushId> stale = new HashSet<>();
    private final List<HistoryRow> uncounted = new ArrayList<>();
    private final Subscription subscription;

    HistoryModel(HistoryBackend backend, InstantSource clock) {
        this.backend = backend;
        this.clock = clock;
        this.subscription =
                Subscription.combine(filter.subscribe((before, now) -> list.restart()), backend.watch(this::onChanged));
    }

    /// Newest first.
    PagedRows<PushRecord, HistoryRow> list() {
        return list;
    }

    ObjectProperty<HistoryFilter> filterProperty() {
        return filter;
    }

    void close() {
        subscription.unsubscribe();
    }

    private void onChanged(Set<PushId> changed) {
        stale.addAll(changed);
        list.refresh();
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

    private final class Source implements PagedRows.Source<PushRecord, HistoryRow> {
        @Override
        public void ask(int skip, int limit, Consumer<List<PushRecord>> whenFound) {
            backend.search(filter.get().query(clock.instant(), zone, skip, limit), whenFound);
        }

        @Override
        public Object key(PushRecord found) {
            return found.id();
        }

        @Override
        public Comparator<PushRecord> order() {
            return Comparator.comparingLong(PushRecord::number).reversed();
        }

        @Override
        public PushRecord content(HistoryRow row) {
            return row.push();
        }

        @Override
        public HistoryRow row(PushRecord found, Optional<HistoryRow> known) {
            HistoryRow row = known.orElseGet(() -> new HistoryRow(found));
            row.change(found);
            if (known.isEmpty() || stale.contains(found.id())) {
                uncounted.add(row);
            }
            return row;
        }

        @Override
        public void onLoaded() {
            stale.clear();
            count(List.copyOf(uncounted));
            uncounted.clear();
        }
    }
}
