package io.pushdeck.console.shell;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.ui.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Says above the page that nothing can be changed, and leads back to where it can.
final class LookingBar extends HBox {
    LookingBar(Roles roles, Texts texts) {
        setId("looking-bar");
        getStyleClass().add("looking-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(null, Icons.of(Feather.LOCK));
        words.textProperty().bind(texts.binding("roles.looking"));
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        setHgrow(words, Priority.ALWAYS);
        Button unlock = new Button(null, Icons.of(Feather.UNLOCK));
        unlock.setId("looking-unlock");
        unlock.textProperty().bind(texts.binding("roles.unlock.action"));
        unlock.setMinWidth(USE_PREF_SIZE);
        unlock.setOnAction(pressed -> roles.asOperator(() -> {}));
        getChildren().addAll(words, unlock);
        visibleProperty().bind(roles.lockedProperty());
        managedProperty().bind(visibleProperty());
    }
}
