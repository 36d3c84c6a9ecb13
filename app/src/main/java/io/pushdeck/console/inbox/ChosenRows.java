package io.pushdeck.console.inbox;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/// Keeps what the operator chose and sees while conversations come up and change: a list remembers places, not rows.
final class ChosenRows {
    private final ListView<Conversation> list;
    private final ObservableList<Conversation> rows;
    private final Set<ClientId> chosen = new HashSet<>();
    private @Nullable ClientId focused;
    private @Nullable ClientId top;
    private boolean changing;

    /// Gives the list its rows: it must learn of each change after one of our listeners and before the other.
    static void install(ListView<Conversation> list, ObservableList<Conversation> rows) {
        ChosenRows keeper = new ChosenRows(list, rows);
        rows.addListener((ListChangeListener<Conversation>) change -> keeper.hold());
        list.setItems(rows);
        rows.addListener((ListChangeListener<Conversation>) change -> keeper.restore());
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Conversation>)
                change -> keeper.remember());
        list.getFocusModel().focusedItemProperty().subscribe(keeper::focus);
    }

    private ChosenRows(ListView<Conversation> list, ObservableList<Conversation> rows) {
        this.list = list;
        this.rows = rows;
    }

    private void remember() {
        if (!changing) {
            chosen.clear();
            for (Conversation row : list.getSelectionModel().getSelectedItems()) {
                if (row != null) {
                    chosen.add(row.client());
                }
            }
        }
    }

    private void focus(@Nullable Conversation row) {
        if (!changing && row != null) {
            focused = row.client();
        }
    }

    /// The view still shows the rows of before.
    private void hold() {
        changing = true;
        top = null;
        VirtualFlow<?> flow = flow();
        if (flow != null
                && flow.getPosition() > 0
                && flow.getFirstVisibleCell() != null
                && flow.getFirstVisibleCell().getItem() instanceof Conversation first) {
            top = first.client();
        }
    }

    private void restore() {
        MultipleSelectionModel<Conversation> model = list.getSelectionModel();
        int[] wanted = IntStream.range(0, rows.size())
                .filter(place -> chosen.contains(rows.get(place).client()))
                .toArray();
        int place = placeOf(focused);
        model.clearSelection();
        if (wanted.length > 0) {
            model.selectIndices(wanted[0], IntStream.of(wanted).skip(1).toArray());
        }
        if (place >= 0) {
            list.getFocusModel().focus(place);
        }
        changing = false;
        int above = placeOf(top);
        VirtualFlow<?> flow = flow();
        if (above >= 0 && flow != null) {
            list.layout();
            flow.scrollToTop(above);
        }
    }

    private int placeOf(@Nullable ClientId client) {
        return client == null
                ? -1
                : IntStream.range(0, rows.size())
                        .filter(place -> rows.get(place).client().equals(client))
                        .findFirst()
                        .orElse(-1);
    }

    private @Nullable VirtualFlow<?> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> found ? found : null;
    }
}
