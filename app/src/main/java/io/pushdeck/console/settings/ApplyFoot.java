package io.pushdeck.console.settings;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The end of what is set up before it holds: what applying would do, and the button that does it.
final class ApplyFoot extends HBox {
    /// @param key    the ids are this with `-effect` and `-apply`
    /// @param effect in words
    /// @param action what the button says
    /// @param idle   whether there is nothing to apply
    ApplyFoot(
            String key,
            ObservableValue<String> effect,
            ObservableValue<String> action,
            ObservableValue<Boolean> idle,
            Runnable onApply) {
        getStyleClass().add("setting-foot");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.setId(key + "-effect");
        words.getStyleClass().add("setting-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        words.textProperty().bind(effect);
        setHgrow(words, Priority.ALWAYS);
        Button apply = new Button();
        apply.setId(key + "-apply");
        apply.getStyleClass().add("accent");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.textProperty().bind(action);
        apply.disableProperty().bind(idle);
        apply.setOnAction(pressed -> onApply.run());
        getChildren().addAll(words, apply);
    }
}
