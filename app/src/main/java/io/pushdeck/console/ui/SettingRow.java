package io.pushdeck.console.ui;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One setting: what it is and what it does at the left, its control at the right.
public final class SettingRow extends HBox {
    public SettingRow(ObservableValue<String> title, ObservableValue<String> text, Node control) {
        Label heading = label("setting-title", title);
        Label words = label("setting-text", text);
        heading.setLabelFor(control);
        VBox both = new VBox(heading, words);
        both.getStyleClass().add("setting-words");
        both.setAlignment(Pos.CENTER_LEFT);
        setHgrow(both, Priority.ALWAYS);
        getStyleClass().add("setting-row");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(both, control);
    }

    private static Label label(String styleClass, ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
