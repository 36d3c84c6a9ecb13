package io.pushdeck.console.shell;

import io.pushdeck.console.preferences.Preferences;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/// The right edge: groups above the composer, with a border between them that can be moved and is remembered.
final class Dock extends SplitPane {
    Dock(Node groups, Node compose, Preferences preferences) {
        setId("dock");
        getStyleClass().add("dock");
        setOrientation(Orientation.VERTICAL);
        getItems().addAll(card(groups), card(compose));
        IntegerProperty percent = preferences.number("dock.divider", 44);
        setDividerPositions(percent.get() / 100.0);
        getDividers()
                .getFirst()
                .positionProperty()
                .subscribe((before, now) -> percent.set((int) Math.round(now.doubleValue() * 100)));
    }

    private static StackPane card(Node content) {
        StackPane card = new StackPane(content);
        card.getStyleClass().add("dock-card");
        card.setMinHeight(120);
        return card;
    }
}
