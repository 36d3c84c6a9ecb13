package io.pushdeck.console.people;

import java.util.function.BiConsumer;
import javafx.scene.control.TableCell;

/// A cell that shows one aspect of a person.
final class PersonCell extends TableCell<PersonRow, PersonRow> {
    private final BiConsumer<PersonCell, PersonRow> face;

    /// @param face shows the person in the cell, which may show somebody else
    PersonCell(BiConsumer<PersonCell, PersonRow> face) {
        this.face = face;
    }

    @Override
    protected void updateItem(PersonRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText(null);
            setGraphic(null);
            setTooltip(null);
        } else {
            face.accept(this, row);
        }
    }
}
