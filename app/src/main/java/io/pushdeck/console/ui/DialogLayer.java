package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Shows dialogs inside the window, one at a time, above a veil that keeps the mouse and the keys from what is
/// beneath. Escape gives up, Enter does what the main button says; afterwards the focus is where it was.
public final class DialogLayer extends StackPane implements Dialogs {
    private final Texts texts;
    private final Deque<DialogCard> waiting = new ArrayDeque<>();
    private @Nullable DialogCard current;
    private @Nullable Node focusedBefore;

    public DialogLayer(Texts texts) {
        this.texts = texts;
        setId("dialogs");
        getStyleClass().add("dialog-layer");
        setAlignment(Pos.CENTER);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        // What no control of the dialog used must not reach the shortcuts of the window.
        addEventHandler(KeyEvent.ANY, KeyEvent::consume);
    }

    /// True while a question is open.
    public ObservableBooleanValue openProperty() {
        return visibleProperty();
    }

    @Override
    public void show(String title, Node content) {
        open(card(title, content));
    }

    @Override
    public void confirm(String title, String text, String action, Runnable onYes) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("dialog-text");
        open(card(title, words).action(action, onYes));
    }

    @Override
    public void ask(
            String title,
            String label,
            String initial,
            String action,
            Function<String, Optional<String>> problemOf,
            Consumer<String> onDone) {
        TextField field = new TextField(initial);
        field.setId("dialog-field");
        Field line = new Field(label, field, text -> problemOf.apply(text.strip()));
        open(card(title, line)
                .action(action, () -> onDone.accept(field.getText().strip()))
                .onlyIf(line.validProperty()));
    }

    @Override
    public void form(String title, Node form, String action, ObservableValue<Boolean> valid, Runnable onDone) {
        open(card(title, form).action(action, onDone).onlyIf(valid));
    }

    /// A dialog to be filled and then opened.
    public DialogCard card(String title, Node content) {
        return new DialogCard(title, content, texts.text("ui.cancel"), texts.text("ui.close"));
    }

    public void open(DialogCard card) {
        if (current != null) {
            waiting.add(card);
            return;
        }
        Scene scene = getScene();
        focusedBefore = scene == null ? null : scene.getFocusOwner();
        show(card);
    }

    @Override
    public void cancel() {
        if (current != null) {
            close();
        }
    }

    /// Gives up every question, also those that wait.
    public void cancelAll() {
        waiting.clear();
        cancel();
    }

    private void show(DialogCard card) {
        current = card;
        card.onAction(() -> {
            close();
            card.run();
        });
        card.onCancel(this::close);
        getChildren().setAll(card);
        setVisible(true);
        // A field without its skin ignores keys; left to the next frame, a letter typed before it would be lost.
        applyCss();
        layout();
        card.focusFirst();
    }

    private void close() {
        current = null;
        getChildren().clear();
        DialogCard next = waiting.poll();
        if (next != null) {
            show(next);
            return;
        }
        setVisible(false);
        if (focusedBefore != null && focusedBefore.getScene() != null) {
            focusedBefore.requestFocus();
        }
        focusedBefore = null;
    }

    private void onKey(KeyEvent key) {
        DialogCard card = current;
        if (card == null) {
            return;
        }
        if (key.getCode() == KeyCode.ESCAPE) {
            card.pressCancel();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER
                && key.isShortcutDown() == (getScene().getFocusOwner() instanceof TextArea)) {
            card.pressEnter();
            key.consume();
        } else if (key.getCode() == KeyCode.TAB) {
            focusNext(card.stops(), key.isShiftDown());
            key.consume();
        }
    }

    /// Keeps the focus inside: without this Tab would walk to the controls beneath the veil.
    private void focusNext(List<Node> stops, boolean backwards) {
        if (stops.isEmpty()) {
            return;
        }
        int at = stops.indexOf(getScene().getFocusOwner());
        int next = Math.floorMod(at + (backwards ? -1 : 1), stops.size());
        stops.get(next).requestFocus();
    }
}
