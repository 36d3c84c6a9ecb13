package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.console.ui.Icons;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A dashed strip that shows itself only while something is dragged for which it is a place to let go.
final class DropStrip extends HBox {
    /// @param wants what it shows itself for
    DropStrip(
            String id,
            Feather icon,
            ObservableValue<String> text,
            Desk desk,
            Predicate<Cargo> wants,
            Function<Cargo, DropPreview> preview,
            Consumer<Cargo> onDrop) {
        Label words = new Label();
        words.textProperty().bind(text);
        words.setMinWidth(0);
        setId(id);
        getStyleClass().add("drop-strip");
        setAlignment(Pos.CENTER);
        getChildren().addAll(Icons.of(icon), words);
        visibleProperty()
                .bind(desk.drags()
                        .carriedProperty()
                        .map(cargo -> cargo.filter(wants).isPresent()));
        managedProperty().bind(visibleProperty());
        desk.drags().target(this, preview, onDrop);
    }
}
