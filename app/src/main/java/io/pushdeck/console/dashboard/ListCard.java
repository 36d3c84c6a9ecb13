package io.pushdeck.console.dashboard;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card with a few rows, or with words that say why there are none.
final class ListCard extends VBox {
    private final Label title = new Label();
    private final Label caption = new Label();
    private final Label nothing = new Label();
    private final VBox rows = new VBox();

    ListCard(String id) {
        setId(id);
        getStyleClass().add("dashboard-card");
        nothing.getStyleClass().add("dashboard-nothing");
        nothing.setWrapText(true);
        rows.getStyleClass().add("dashboard-rows");
        getChildren().addAll(ChartCard.heading(title, caption), new StackPane(rows, nothing));
    }

    void show(String newTitle, String newCaption, String whyNothing, List<? extends Node> newRows) {
        title.setText(newTitle);
        caption.setText(newCaption);
        nothing.setText(whyNothing);
        nothing.setVisible(newRows.isEmpty());
        rows.getChildren().setAll(newRows);
    }
}
