package io.pushdeck.console.compose;

import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// Opens the composer large, beside what those who get it will see.
final class LargeButton extends Button {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.E, KeyCombination.SHORTCUT_DOWN);

    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final Trial trial;
    private final Clock clock;
    private final Runnable onPush;

    /// @param clock  in the zone of the operator
    /// @param onPush pushes what is written
    LargeButton(Desk desk, ComposeModel model, Trial trial, Clock clock, Runnable onPush) {
        super("", Icons.of(Feather.MAXIMIZE_2));
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.trial = trial;
        this.clock = clock;
        this.onPush = onPush;
        setId("compose-large");
        getStyleClass().addAll("button-icon", "flat", "small");
        Tip.put(this, texts.binding("compose.large.tip"));
        accessibleTextProperty().bind(texts.binding("compose.large"));
        setOnAction(pressed -> open());
    }

    /// What the palette offers.
    List<Command> commands() {
        return List.of(new Command(
                texts.text("compose.title"),
                texts.text("compose.large"),
                Feather.MAXIMIZE_2,
                KEYS.getDisplayText(),
                this::open));
    }

    void open() {
        desk.dialogs()
                .form(
                        texts.text("compose.large.title"),
                        new LargeForm(desk, model, trial, clock),
                        texts.text("compose.large.push"),
                        model.problemProperty().map(Optional::isEmpty),
                        onPush);
    }
}
