package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Where an answer is written: Enter sends it, Shift+Enter begins a new line. What is written to one client waits while
/// another conversation is open.
final class AnswerBox extends VBox {
    private static final int MOST_DRAFTS = 100;

    private final Texts texts;
    private final BiConsumer<ClientId, String> onSend;
    private final TextArea field = new TextArea();
    private final Label hint = new Label();
    private final Button send = new Button("", Icons.of(Feather.SEND));
    private final ReplyButton replies;
    private final Map<ClientId, String> drafts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientId, String> eldest) {
            return size() > MOST_DRAFTS;
        }
    };
    private Optional<ClientId> to = Optional.empty();
    private boolean over;

    /// @param onSend   given a text that can be sent
    /// @param onEscape leads the keyboard back
    AnswerBox(Desk desk, QuickReplies quick, BiConsumer<ClientId, String> onSend, Runnable onEscape) {
        this.texts = desk.texts();
        this.onSend = onSend;
        this.replies = new ReplyButton(desk, quick, field::getText, this::insert);
        getStyleClass().add("answer-box");
        field.setId("inbox-answer");
        field.setWrapText(true);
        field.setPrefRowCount(3);
        field.promptTextProperty().bind(texts.binding("inbox.answer.prompt"));
        field.accessibleTextProperty().bind(texts.binding("inbox.answer"));
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> onKey(key, onEscape));
        field.textProperty().subscribe((before, now) -> refresh());
        hint.getStyleClass().add("answer-hint");
        hint.setMinWidth(0);
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        send.setId("inbox-send");
        send.getStyleClass().add("accent");
        send.textProperty().bind(texts.binding("inbox.send"));
        send.setMinWidth(USE_PREF_SIZE);
        send.setOnAction(pressed -> send());
        Tip.put(send, texts.binding("inbox.send.tip"));
        HBox row = new HBox(replies, hint, send);
        row.getStyleClass().add("answer-row");
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, row);
        texts.languageProperty().subscribe(language -> refresh());
    }

    /// Turns to another client; what was written to the one before is kept.
    void turnTo(Optional<ClientId> client) {
        to.ifPresent(before -> keep(before, field.getText()));
        to = client;
        field.setText(client.map(drafts::get).orElse(""));
        field.end();
    }

    private void keep(ClientId client, String text) {
        drafts.remove(client);
        if (!text.isBlank()) {
            drafts.put(client, text);
        }
    }

    /// @param isOver whether nobody is there, nor will be, who could get an answer
    void end(boolean isOver) {
        over = isOver;
        field.setDisable(isOver);
        refresh();
    }

    void focus() {
        field.requestFocus();
    }

    ReplyButton replies() {
        return replies;
    }

    /// An answer that did not leave; what was written since follows it.
    void giveBack(ClientId client, String text) {
        if (to.equals(Optional.of(client))) {
            String since = field.getText();
            field.setText(since.isBlank() ? text : text + "\n" + since);
            field.end();
        } else {
            String since = drafts.getOrDefault(client, "");
            keep(client, since.isBlank() ? text : text + "\n" + since);
        }
    }

    /// Takes a text in where the cursor is.
    void insert(String text) {
        field.replaceSelection(text);
        field.requestFocus();
    }

    private void send() {
        String text = field.getText().strip();
        if (to.isPresent() && !send.isDisabled()) {
            // Before it leaves: it may come back at once.
            field.clear();
            onSend.accept(to.get(), text);
            field.requestFocus();
        }
    }

    private void onKey(KeyEvent key, Runnable onEscape) {
        boolean used = true;
        if (key.getCode() == KeyCode.ENTER) {
            if (key.isShiftDown()) {
                field.replaceSelection("\n");
            } else {
                send();
            }
        } else if (key.getCode() == KeyCode.TAB) {
            field.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        } else if (key.getCode() == KeyCode.ESCAPE) {
            onEscape.run();
        } else if (key.getCode() == KeyCode.R && key.isShortcutDown()) {
            replies.choose();
        } else {
            used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private void refresh() {
        int length = field.getText().strip().length();
        boolean tooLong = length > Announcement.MAX_CHARACTERS;
        send.setDisable(over || length == 0 || tooLong);
        replies.setDisable(over);
        if (over) {
            hint.setText(texts.text("inbox.over"));
        } else if (tooLong) {
            hint.setText(texts.text("inbox.long", Announcement.MAX_CHARACTERS, length));
        } else {
            hint.setText(texts.text("inbox.keys"));
        }
        hint.getStyleClass().remove("answer-problem");
        if (tooLong) {
            hint.getStyleClass().add("answer-problem");
        }
    }
}
