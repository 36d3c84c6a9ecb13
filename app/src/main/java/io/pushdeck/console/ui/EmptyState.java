package io.pushdeck.console.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What a list or page shows while it has nothing: what would be here, and what to do about it.
public final class EmptyState extends VBox {
    public EmptyState(Feather icon, ObservableValue<String> title, ObservableValue<String> text, Node... actions) {
        StackPane badge = new StackPane(Icons.of(icon));
        badge.getStyleClass().add("empty-icon");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        getChildren().addAll(badge, label("empty-title", title), label("empty-text", text));
        if (actions.length > 0) {
            HBox row = new HBox(actions);
            row.getStyleClass().add("empty-actions");
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
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
