package io.pushdeck.console.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Settings that belong together, on one card under a heading.
final class SettingSection extends VBox {
    SettingSection(ObservableValue<String> title, Node... rows) {
        Label heading = new Label();
        heading.getStyleClass().add("section-title");
        heading.textProperty().bind(title);
        VBox card = new VBox(rows);
        card.getStyleClass().add("setting-card");
        getStyleClass().add("setting-section");
        getChildren().addAll(heading, card);
    }
}
