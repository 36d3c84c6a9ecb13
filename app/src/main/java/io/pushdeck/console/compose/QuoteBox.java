package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The message that is being answered, until it is closed.
final class QuoteBox extends VBox {
    QuoteBox(Texts texts, StringProperty quoted, Runnable onClosed) {
        Label heading = new Label();
        heading.getStyleClass().add("compose-quote-heading");
        heading.textProperty().bind(texts.binding("compose.answering"));
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        Button close = new Button();
        close.setId("compose-quote-close");
        close.setGraphic(Icons.of(Feather.X));
        close.getStyleClass().add("chip-remove");
        close.accessibleTextProperty().bind(texts.binding("compose.answering.close"));
        Tip.put(close, texts.binding("compose.answering.close"));
        close.setOnAction(event -> {
            quoted.set("");
            onClosed.run();
        });
        HBox top = new HBox(heading, close);
        top.setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.getStyleClass().add("compose-quote-text");
        words.setWrapText(true);
        words.textProperty().bind(quoted);
        setId("compose-quote");
        getStyleClass().add("compose-quote");
        getChildren().addAll(top, words);
        visibleProperty().bind(quoted.map(said -> !said.isEmpty()));
        managedProperty().bind(visibleProperty());
    }
}
