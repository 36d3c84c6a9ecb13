package io.pushdeck.console.inbox;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All quick replies, to change what they say and to delete them. A text that cannot be is not taken, and says why.
final class ReplyRows extends ScrollPane {
    private static final double HEIGHT = 340;

    private final Texts texts;
    private final QuickReplies replies;
    private final VBox rows = new VBox();
    private final Consumer<QuickReplies.Reply> onDelete;

    /// @param onDelete deletes it and offers to take that back
    ReplyRows(Texts texts, QuickReplies replies, Consumer<QuickReplies.Reply> onDelete) {
        this.texts = texts;
        this.replies = replies;
        this.onDelete = onDelete;
        rows.getStyleClass().add("reply-rows");
        setId("inbox-replies");
        getStyleClass().add("reply-scroll");
        setContent(rows);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(HEIGHT);
        replies.all().forEach(reply -> rows.getChildren().add(row(reply)));
    }

    private VBox row(QuickReplies.Reply reply) {
        TextArea field = new TextArea(reply.text());
        field.setId("inbox-reply-text-" + reply.number());
        field.setAccessibleText(texts.text("inbox.reply.text"));
        field.setWrapText(true);
        field.setPrefRowCount(2);
        // A tab is no part of an answer, and the way on.
        field.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB) {
                field.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        field.textProperty().subscribe((was, typed) -> change(reply, field, problem));
        Button delete = new Button("", Icons.of(Feather.TRASH_2));
        delete.setId("inbox-reply-delete-" + reply.number());
        delete.getStyleClass().addAll("button-icon", "flat");
        delete.setTooltip(new Tooltip(texts.text("inbox.reply.delete")));
        delete.accessibleTextProperty().bind(delete.getTooltip().textProperty());
        HBox line = new HBox(field, delete);
        line.getStyleClass().add("reply-line");
        line.setAlignment(Pos.TOP_LEFT);
        VBox row = new VBox(line, problem);
        row.getStyleClass().add("reply-row");
        delete.setOnAction(pressed -> {
            // What is taken away would take the focus with it, and the keys.
            delete.requestFocusTraversal(TraversalDirection.NEXT);
            rows.getChildren().remove(row);
            onDelete.accept(latest(reply));
        });
        return row;
    }

    private QuickReplies.Reply latest(QuickReplies.Reply reply) {
        return replies.all().stream()
                .filter(each -> each.number() == reply.number())
                .findFirst()
                .orElse(reply);
    }

    private void change(QuickReplies.Reply reply, TextArea field, Label problem) {
        String why = replies.problemOf(texts, field.getText(), reply.number()).orElse("");
        problem.setText(why);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty());
        if (why.isEmpty()) {
            replies.put(new QuickReplies.Reply(reply.number(), field.getText().strip()));
        }
    }
}
