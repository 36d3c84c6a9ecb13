package io.pushdeck.console.ui;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// A small button that puts a text on the clipboard and shows for a moment that it did.
public final class CopyButton extends Button {
    /// @param text    asked when the button is pressed
    /// @param tooltip what it copies
    public CopyButton(Supplier<String> text, ObservableValue<String> tooltip) {
        setGraphic(Icons.of(Feather.COPY));
        getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tip.name(this, tooltip);
        PauseTransition done = new PauseTransition(Duration.seconds(1.2));
        done.setOnFinished(over -> setGraphic(Icons.of(Feather.COPY)));
        setOnAction(pressed -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text.get());
            Clipboard.getSystemClipboard().setContent(content);
            setGraphic(Icons.of(Feather.CHECK));
            done.playFromStart();
        });
    }
}
