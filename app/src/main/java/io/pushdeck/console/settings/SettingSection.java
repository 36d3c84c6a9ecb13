package io.pushdeck.console.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/// Settings that belong together, on one card under a heading.
final class SettingSection extends VBox {
    private final Label heading = new Label();
    private final VBox card;

    SettingSection(ObservableValue<String> title, Node... rows) {
        heading.getStyleClass().add("section-title");
        heading.textProperty().bind(title);
        card = new VBox(rows);
        card.getStyleClass().add("setting-card");
        getStyleClass().add("setting-section");
        getChildren().addAll(heading, card);
    }

    String title() {
        return heading.getText();
    }

    /// What holds the rows.
    Pane card() {
        return card;
    }
}
