package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Dialogs;
import io.pushdeck.console.ui.Field;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for the PIN, and for a new one.
final class PinQuestions {
    private final Lock lock;
    private final Texts texts;
    private final Dialogs dialogs;

    PinQuestions(Lock lock, Texts texts, Dialogs dialogs) {
        this.lock = lock;
        this.texts = texts;
        this.dialogs = dialogs;
    }

    /// Asks until the PIN is right or the operator gives up.
    void unlock(Runnable then) {
        ask("roles.unlock", "", then);
    }

    /// Asks an operator who wants to change the PIN to show that it is known.
    void prove(Runnable then) {
        ask("roles.prove", "", then);
    }

    private void ask(String key, String problem, Runnable then) {
        PasswordField typed = pinField("pin-field");
        Label trouble = new Label(problem);
        trouble.setId("pin-problem");
        trouble.getStyleClass().add("field-problem");
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        Label words = new Label(texts.text(key + ".text"));
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        BooleanProperty open = new SimpleBooleanProperty(lock.blocked().isZero());
        Field field = new Field(texts.text("roles.pin"), typed, text -> Optional.empty());
        VBox form = new VBox(words, field, trouble);
        form.getStyleClass().add("pin-form");
        Ticker second = new Ticker(() -> sayWait(trouble, open));
        form.sceneProperty().subscribe(scene -> {
            second.stop();
            if (scene != null && !open.get()) {
                sayWait(trouble, open);
                second.start();
            }
        });
        ObservableValue<Boolean> valid = Bindings.createBooleanBinding(
                () -> open.get() && PinHash.isPin(typed.getText()), open, typed.textProperty());
        dialogs.form(
                texts.text(key + ".title"),
                form,
                texts.text(key + ".action"),
                valid,
                () -> lock.unlock(typed.getText(), attempt -> {
                    switch (attempt) {
                        case Attempt.Opened opened -> then.run();
                        case Attempt.Wrong wrong -> ask(key, texts.text("roles.wrong"), then);
                        case Attempt.TooSoon early -> ask(key, "", then);
                    }
                }));
    }

    private void sayWait(Label trouble, BooleanProperty open) {
        Duration left = lock.blocked();
        if (!open.get()) {
            trouble.setText(
                    left.isZero()
                            ? ""
                            : texts.text("roles.wait", left.plusMillis(999).toSeconds()));
        }
        open.set(left.isZero());
    }

    /// Asks for a new PIN, twice.
    ///
    /// @param action what the button says
    void choose(String action, Runnable then) {
        PasswordField first = pinField("pin-new");
        PasswordField second = pinField("pin-again");
        Field chosen = new Field(
                texts.text("roles.choose.label"),
                first,
                text -> PinHash.isPin(text) ? Optional.empty() : Optional.of(texts.text("roles.choose.digits")));
        Field again = new Field(
                texts.text("roles.choose.again"),
                second,
                text -> text.equals(first.getText())
                        ? Optional.empty()
                        : Optional.of(texts.text("roles.choose.differs")));
        Label words = new Label(texts.text("roles.choose.text"));
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox form = new VBox(words, chosen, again);
        form.getStyleClass().add("pin-form");
        ObservableValue<Boolean> valid = Bindings.createBooleanBinding(
                () -> PinHash.isPin(first.getText()) && first.getText().equals(second.getText()),
                first.textProperty(),
                second.textProperty());
        dialogs.form(texts.text("roles.choose.title"), form, action, valid, () -> lock.secure(first.getText(), then));
    }

    private static PasswordField pinField(String id) {
        PasswordField field = new PasswordField();
        field.setId(id);
        return field;
    }
}
