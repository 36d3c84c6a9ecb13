package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Keeps the operator's choice through every change of the list. A table remembers places, not rows: after a bulk
/// change, a filter or a sort it would mark others. Rows that a filter hides are chosen again when they come back;
/// rows whose connection ended are forgotten.
final class SelectionKeeper {
    private final TableView<ClientRow> table;
    private final SortedList<ClientRow> rows;
    private final Set<ClientRow> chosen = new LinkedHashSet<>();
    private @Nullable ClientRow focused;
    private boolean changing;

    /// Gives the table its rows: it must learn of each change after one of our listeners and before the other.
    static void install(TableView<ClientRow> table, SortedList<ClientRow> rows, ObservableList<ClientRow> everyone) {
        SelectionKeeper keeper = new SelectionKeeper(table, rows);
        everyone.addListener((ListChangeListener<ClientRow>) keeper::forget);
        rows.addListener((ListChangeListener<ClientRow>) change -> keeper.changing = true);
        table.setItems(rows);
        rows.addListener((ListChangeListener<ClientRow>) change -> keeper.restore());
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<ClientRow>)
                change -> keeper.remember());
        table.getFocusModel().focusedItemProperty().subscribe(keeper::focus);
    }

    private SelectionKeeper(TableView<ClientRow> table, SortedList<ClientRow> rows) {
        this.table = table;
        this.rows = rows;
    }

    private void forget(ListChangeListener.Change<? extends ClientRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(chosen::remove);
        }
    }

    private void remember() {
        if (!changing) {
            chosen.clear();
            for (ClientRow row : table.getSelectionModel().getSelectedItems()) {
                if (row != null) {
                    chosen.add(row);
                }
            }
        }
    }

    private void focus(@Nullable ClientRow row) {
        if (!changing && row != null) {
            focused = row;
        }
    }

    /// Looks no further than it must: whoever is chosen is often near the top, and the list is long.
    private int[] placesOfChosen() {
        IntStream.Builder places = IntStream.builder();
        int missing = chosen.size();
        for (int place = 0; missing > 0 && place < rows.size(); place++) {
            if (chosen.contains(rows.get(place))) {
                places.add(place);
                missing--;
            }
        }
        return places.build().toArray();
    }

    private void restore() {
        MultipleSelectionModel<ClientRow> model = table.getSelectionModel();
        int[] wanted = placesOfChosen();
        List<Integer> wantedList = IntStream.of(wanted).boxed().toList();
        if (!model.getSelectedIndices().equals(wantedList)) {
            model.clearSelection();
            if (wanted.length > 0) {
                model.selectIndices(wanted[0], IntStream.of(wanted).skip(1).toArray());
            }
        }
        int place = focused == null ? -1 : rows.indexOf(focused);
        if (place >= 0 && table.getFocusModel().getFocusedIndex() != place) {
            table.getFocusModel().focus(place);
        }
        changing = false;
    }
}
