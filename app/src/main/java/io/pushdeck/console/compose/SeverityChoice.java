package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.Severity;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Four buttons, one of them pressed, and what the pressed one is called. Arrow keys move between them.
final class SeverityChoice extends VBox {
    SeverityChoice(Texts texts, ObjectProperty<Severity> chosen) {
        getStyleClass().add("more-column");
        HBox buttons = new HBox();
        buttons.getStyleClass().add("severity-choice");
        buttons.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Severity severity : Severity.values()) {
            ToggleButton button = new ToggleButton("", Icons.of(Marks.of(severity)));
            button.setId("compose-severity-" + severity.key());
            button.getStyleClass().addAll("severity-button", Marks.styleClassOf(severity));
            button.accessibleTextProperty().bind(texts.binding("compose.severity." + severity.key()));
            Tip.put(button, texts.binding("compose.severity." + severity.key()));
            button.setToggleGroup(group);
            button.setOnAction(pressed -> {
                chosen.set(severity);
                // One is always pressed: a second click would let it go.
                button.setSelected(true);
            });
            chosen.subscribe(now -> button.setSelected(now == severity));
            buttons.getChildren().add(button);
        }
        Label name = new Label();
        name.getStyleClass().add("severity-name");
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text("compose.severity." + chosen.get().key()), chosen, texts.languageProperty()));
        buttons.getChildren().add(name);
        Label atOnce = new Label();
        atOnce.getStyleClass().add("more-note");
        atOnce.setWrapText(true);
        atOnce.setMinHeight(USE_PREF_SIZE);
        atOnce.textProperty().bind(texts.binding("compose.severity.note"));
        atOnce.visibleProperty().bind(chosen.map(now -> now == Severity.CRITICAL));
        atOnce.managedProperty().bind(atOnce.visibleProperty());
        getChildren().addAll(buttons, atOnce);
    }
}
