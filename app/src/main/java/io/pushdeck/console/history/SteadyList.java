package io.pushdeck.console.history;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.SelectionModel;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Keeps what the operator chose and sees while the rows of a list or table are replaced: a view remembers places, not
/// rows.
///
/// @param <T> the rows
/// @param <K> what tells one from the other
final class SteadyList<T, K> {
    private final Control view;
    private final SelectionModel<T> selection;
    private final ObservableList<T> rows;
    private final Function<T, K> keyOf;
    private @Nullable K chosen;
    private @Nullable K first;
    private double hidden;
    private int place;
    private boolean changing;

    /// Gives the view its rows: it must learn of each change after one of our listeners and before the other.
    ///
    /// @param give hands the rows to the view
    static <T, K> void install(
            Control view,
            SelectionModel<T> selection,
            ObservableList<T> rows,
            Function<T, K> keyOf,
            Consumer<ObservableList<T>> give) {
        SteadyList<T, K> steady = new SteadyList<>(view, selection, rows, keyOf);
        rows.addListener((ListChangeListener<T>) change -> steady.hold());
        give.accept(rows);
        rows.addListener((ListChangeListener<T>) change -> steady.restore());
        selection.selectedItemProperty().subscribe(steady::remember);
    }

    private SteadyList(Control view, SelectionModel<T> selection, ObservableList<T> rows, Function<T, K> keyOf) {
        this.view = view;
        this.selection = selection;
        this.rows = rows;
        this.keyOf = keyOf;
    }

    /// The view still shows the rows of before.
    private void hold() {
        changing = true;
        first = null;
        place = -1;
        VirtualFlow<?> flow = flow();
        if (flow != null && flow.getPosition() > 0) {
            IndexedCell<?> top = flow.getFirstVisibleCell();
            if (top != null && !top.isEmpty()) {
                @SuppressWarnings("unchecked") // the cells of a view hold its rows
                T row = (T) top.getItem();
                first = keyOf.apply(row);
                hidden = -top.getLayoutY();
                place = top.getIndex();
            }
        }
    }

    private void remember(@Nullable T row) {
        if (!changing) {
            chosen = row == null ? null : keyOf.apply(row);
        }
    }

    private void restore() {
        int again = placeOf(chosen);
        if (again < 0) {
            selection.clearSelection();
        } else if (selection.getSelectedIndex() != again) {
            selection.clearAndSelect(again);
        }
        changing = false;
        int top = placeOf(first);
        VirtualFlow<?> flow = flow();
        // Where everything is in its place already, scrolling would only round.
        if (top >= 0 && top != place && flow != null) {
            // Before that the flow counts with as many rows as there were.
            view.layout();
            flow.scrollToTop(top);
            flow.scrollPixels(hidden);
        }
        first = null;
    }

    private int placeOf(@Nullable K key) {
        if (key != null) {
            for (int i = 0; i < rows.size(); i++) {
                if (keyOf.apply(rows.get(i)).equals(key)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private @Nullable VirtualFlow<?> flow() {
        return view.lookup(".virtual-flow") instanceof VirtualFlow<?> found ? found : null;
    }
}
