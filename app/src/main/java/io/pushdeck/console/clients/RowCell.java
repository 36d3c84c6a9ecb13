package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;

/// A cell that shows one aspect of a client and keeps it up to date for as long as it shows it. Only visible cells
/// watch anything.
final class RowCell extends TableCell<ClientRow, ClientRow> {
    private final Function<ClientRow, List<ObservableValue<?>>> watched;
    private final BiConsumer<RowCell, ClientRow> face;
    private Subscription watching = Subscription.EMPTY;

    /// @param watched what the face depends on
    /// @param face    shows the client in the cell, which may show something older
    RowCell(Function<ClientRow, List<ObservableValue<?>>> watched, BiConsumer<RowCell, ClientRow> face) {
        this.watched = watched;
        this.face = face;
    }

    @Override
    protected void updateItem(ClientRow row, boolean empty) {
        super.updateItem(row, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
            return;
        }
        face.accept(this, row);
        for (ObservableValue<?> value : watched.apply(row)) {
            watching = watching.and(value.subscribe((before, now) -> face.accept(this, row)));
        }
    }
}
