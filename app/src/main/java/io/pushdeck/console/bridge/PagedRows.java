package io.pushdeck.console.bridge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows of a list that is too long to be read whole: one page of it at first, more on demand, kept up to date while
/// somebody looks. At most one question is under way; what changes meanwhile is asked about afterwards.
/// Confined to the JavaFX thread.
///
/// @param <F> what is found
/// @param <R> the row that shows it, which may be the same
public final class PagedRows<F, R> {
    /// How many are loaded at a time.
    public static final int PAGE = 100;
    /// More than this are not asked for again at a change; those further down stay as they were.
    private static final int WINDOW = 500;

    private final Source<F, R> source;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(false);
    private boolean more;
    private boolean busy;
    private boolean outdated = true;
    // Answers to an older search are not shown.
    private int generation;

    public PagedRows(Source<F, R> source) {
        this.source = source;
        watched.subscribe((before, now) -> refreshIfNeeded());
    }

    /// Where rows come from.
    public interface Source<F, R> {
        /// Searches for what the filter says now, in `order`.
        void ask(int skip, int limit, Consumer<List<F>> whenFound);

        /// What makes it one and the same thing after a change.
        Object key(F found);

        Comparator<F> order();

        F content(R row);

        /// @param known the row that shows this already; it may be changed and given back
        R row(F found, Optional<R> known);

        /// The rows are up to date.
        default void onLoaded() {}
    }

    /// In the order of the source; for reading only.
    public ObservableList<R> rows() {
        return rows;
    }

    /// Whether somebody looks; nothing is asked while nobody does.
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /// Whether the first answer to the search has come.
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Asks again what got no answer.
    public void retry() {
        busy = false;
        refresh();
    }

    /// Something has changed.
    public void refresh() {
        outdated = true;
        refreshIfNeeded();
    }

    /// Something else is searched for. What was found before stays until there is an answer.
    public void restart() {
        generation++;
        busy = false;
        more = false;
        answered.set(false);
        refresh();
    }

    /// Loads what follows the last row, if there is more.
    public void loadMore() {
        if (!more || busy) {
            return;
        }
        ask(rows.size(), PAGE, found -> {
            Map<Object, R> known = known();
            more = found.size() == PAGE;
            rows.addAll(found.stream()
                    .filter(each -> !known.containsKey(source.key(each)))
                    .map(each -> source.row(each, Optional.empty()))
                    .toList());
        });
    }

    private void refreshIfNeeded() {
        if (!outdated || busy || !watched.get()) {
            return;
        }
        outdated = false;
        boolean first = !answered.get();
        int limit = first ? PAGE : Math.clamp(rows.size(), PAGE, WINDOW);
        ask(0, limit, found -> merge(found, limit, first));
    }

    private void ask(int skip, int limit, Consumer<List<F>> whenFound) {
        busy = true;
        int asked = generation;
        source.ask(skip, limit, found -> {
            if (asked == generation) {
                busy = false;
                whenFound.accept(found);
                source.onLoaded();
                answered.set(true);
                refreshIfNeeded();
            }
        });
    }

    private void merge(List<F> found, int limit, boolean first) {
        Map<Object, R> known = known();
        List<R> merged = new ArrayList<>();
        found.forEach(each -> merged.add(source.row(each, Optional.ofNullable(known.get(source.key(each))))));
        if (found.size() < limit) {
            more = false;
        } else if (first) {
            more = true;
        } else {
            // What was pushed out of the page by something new is still there.
            F last = found.getLast();
            Set<Object> there = found.stream().map(source::key).collect(Collectors.toSet());
            rows.stream()
                    .filter(row -> source.order().compare(source.content(row), last) >= 0)
                    .filter(row -> !there.contains(source.key(source.content(row))))
                    .forEach(merged::add);
            more |= rows.size() < limit;
        }
        if (!merged.equals(rows)) {
            rows.setAll(merged);
        }
    }

    private Map<Object, R> known() {
        Map<Object, R> known = new HashMap<>();
        rows.forEach(row -> known.put(source.key(source.content(row)), row));
        return known;
    }
}
