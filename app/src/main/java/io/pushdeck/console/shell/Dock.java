package io.pushdeck.console.shell;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.ui.EmptyState;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The right edge: groups above the composer, with a border between them that can be moved and is remembered. Viewers
/// have no composer.
final class Dock extends SplitPane {
    Dock(Node groups, Node compose, Desk desk) {
        setId("dock");
        getStyleClass().add("dock");
        setOrientation(Orientation.VERTICAL);
        desk.roles().hides(compose);
        getItems().addAll(card(groups), card(compose, looking(desk)));
        IntegerProperty percent = desk.preferences().number("dock.divider", 44);
        setDividerPositions(percent.get() / 100.0);
        getDividers()
                .getFirst()
                .positionProperty()
                .subscribe((before, now) -> percent.set((int) Math.round(now.doubleValue() * 100)));
    }

    private static EmptyState looking(Desk desk) {
        Button unlock = new Button();
        unlock.setId("dock-unlock");
        unlock.textProperty().bind(desk.texts().binding("roles.unlock.action"));
        unlock.setOnAction(pressed -> desk.roles().asOperator(() -> {}));
        EmptyState looking = new EmptyState(
                Feather.LOCK,
                desk.texts().binding("roles.dock.title"),
                desk.texts().binding("roles.dock.text"),
                unlock);
        looking.visibleProperty().bind(desk.roles().lockedProperty());
        looking.managedProperty().bind(looking.visibleProperty());
        return looking;
    }

    private static StackPane card(Node... content) {
        StackPane card = new StackPane(content);
        card.getStyleClass().add("dock-card");
        card.setMinHeight(120);
        return card;
    }
}
