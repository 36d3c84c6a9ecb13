package io.pushdeck.console.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// Questions to the operator, asked inside the window. A question asked while another is open waits for its turn.
/// Nothing blocks: the answer comes later, on the JavaFX thread; giving up calls nothing.
public interface Dialogs {
    /// Shows something that asks nothing.
    void show(String title, Node content);

    /// @param action what the button says: the verb, not "OK"
    void confirm(String title, String text, String action, Runnable onYes);

    /// Gives up the one that is open, as Escape does.
    void cancel();

    /// Asks for one line of text.
    ///
    /// @param label     what is wanted
    /// @param initial   what the field starts with, selected
    /// @param action    what the button says: the verb, not "OK"
    /// @param problemOf why a text cannot be taken, in the operator's words; empty if it can. Asked at every key.
    /// @param onDone    given the text without blanks around it
    void ask(
            String title,
            String label,
            String initial,
            String action,
            Function<String, Optional<String>> problemOf,
            Consumer<String> onDone);

    /// Asks for what a form holds. Where the form takes several lines of text, Ctrl+Enter stands for the main button.
    ///
    /// @param action what the button says: the verb, not "OK"
    /// @param valid  whether what the form holds can be taken
    void form(String title, Node form, String action, ObservableValue<Boolean> valid, Runnable onDone);
}
