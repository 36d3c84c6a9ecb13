package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.Tip;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A text with a button in its corner that puts an emoji where the caret is, in the text or in the title, whichever was
/// written in last.
final class EmojiButton extends StackPane {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN);

    private static final double WIDTH = 300;

    private final Texts texts;
    private final StringProperty recent;
    private final Button button = new Button("", Icons.of(Feather.SMILE));
    private TextInputControl written;

    /// @param id begins the ids of what is in it
    EmojiButton(Texts texts, Preferences preferences, String id, TextField title, TextArea text) {
        this.texts = texts;
        this.recent = preferences.text("compose.emoji", "");
        this.written = text;
        button.setId(id + "-emoji");
        button.getStyleClass().addAll("button-icon", "flat", "small", "emoji-button");
        Tip.put(
                button,
                texts.languageProperty().map(language -> texts.text("compose.emoji.tip", KEYS.getDisplayText())));
        button.accessibleTextProperty().bind(texts.binding("compose.emoji"));
        button.setOnAction(pressed -> choose());
        setAlignment(button, Pos.BOTTOM_RIGHT);
        getStyleClass().add("emoji-field");
        getChildren().addAll(text, button);
        Stream.of(title, text).forEach(this::follow);
        VBox.setVgrow(this, VBox.getVgrow(text));
    }

    private void follow(TextInputControl field) {
        field.focusedProperty().subscribe(focused -> {
            if (focused) {
                written = field;
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (KEYS.match(key)) {
                choose();
                key.consume();
            }
        });
    }

    private void choose() {
        Locale language = texts.languageProperty().get();
        List<String> last = Stream.of(recent.get().split(" ")).toList();
        new Picker<>(
                        Emoji.all(last),
                        emoji -> emoji.name(language),
                        EmojiButton::picture,
                        texts.text("compose.emoji.search"),
                        texts.text("compose.emoji.nothing"))
                .wide(WIDTH)
                .alsoBy(emoji -> emoji.english() + " " + emoji.chinese() + " " + emoji.text())
                .show(button, emoji -> put(emoji, last));
    }

    private static Node picture(Emoji emoji) {
        Label picture = new Label(emoji.text());
        picture.getStyleClass().add("emoji");
        return picture;
    }

    private void put(Emoji emoji, List<String> last) {
        recent.set(String.join(" ", emoji.usedAfter(last)));
        int caret = written.getCaretPosition();
        int anchor = written.getAnchor();
        written.requestFocus();
        // A field that gets the focus selects all that is in it.
        written.selectRange(anchor, caret);
        written.replaceSelection(emoji.text());
    }
}
