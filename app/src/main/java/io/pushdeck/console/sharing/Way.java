package io.pushdeck.console.sharing;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// One way in, half of the card: a picture, what it is, how it goes, and at the foot what to press or type.
class Way extends VBox {
    Way(Node picture, ObservableValue<String> title, ObservableValue<String> text, Node foot) {
        StackPane frame = new StackPane(picture);
        frame.getStyleClass().add("way-picture");
        StackPane base = new StackPane(foot);
        base.getStyleClass().add("way-foot");
        base.setAlignment(Pos.BOTTOM_CENTER);
        VBox.setVgrow(base, Priority.ALWAYS);
        getStyleClass().add("way");
        HBox.setHgrow(this, Priority.ALWAYS);
        setAlignment(Pos.TOP_CENTER);
        getChildren().addAll(frame, label("way-title", title), label("way-text", text), base);
    }

    private static Label label(String styleClass, ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
