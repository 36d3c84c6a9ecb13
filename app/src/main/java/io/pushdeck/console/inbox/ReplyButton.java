package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.console.ui.Tip;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// Quick replies: takes one into the answer, keeps what is written as one, changes them.
final class ReplyButton extends Button {
    private static final double WIDTH = 380;
    private static final int LONGEST = 100;

    private final Desk desk;
    private final Texts texts;
    private final QuickReplies replies;
    private final Supplier<String> written;
    private final Consumer<String> onChosen;

    /// @param written  what stands in the answer
    /// @param onChosen takes a text into the answer
    ReplyButton(Desk desk, QuickReplies replies, Supplier<String> written, Consumer<String> onChosen) {
        super("", Icons.of(Feather.ZAP));
        this.desk = desk;
        this.texts = desk.texts();
        this.replies = replies;
        this.written = written;
        this.onChosen = onChosen;
        setId("inbox-reply");
        getStyleClass().addAll("button-icon", "flat");
        Tip.name(this, texts.binding("inbox.reply.tip"));
        setOnAction(pressed -> choose());
    }

    void choose() {
        Picker<QuickReplies.Reply> picker = new Picker<>(
                        replies.all(),
                        reply -> PlainLine.of(reply.text(), LONGEST),
                        reply -> Icons.of(Feather.ZAP),
                        texts.text("inbox.reply.search"),
                        texts.text(replies.all().isEmpty() ? "inbox.reply.none" : "inbox.reply.nothing"))
                .wide(WIDTH);
        String text = written.get().strip();
        if (replies.all().size() < QuickReplies.MOST) {
            boolean keep = replies.problemOf(texts, text, 0).isEmpty();
            picker.action(
                    texts.text(keep ? "inbox.reply.keep" : "inbox.reply.add"), keep ? () -> keep(text) : this::add);
        }
        if (!replies.all().isEmpty()) {
            picker.action("inbox-reply-manage", Feather.EDIT_2, texts.text("inbox.reply.manage"), this::manage);
        }
        picker.show(this, reply -> onChosen.accept(reply.text()));
    }

    private void keep(String text) {
        QuickReplies.Reply made = replies.add(text);
        desk.toasts().withAction(texts.text("inbox.reply.kept"), texts.text("inbox.undo"), () -> replies.remove(made));
    }

    private void add() {
        desk.dialogs()
                .ask(
                        texts.text("inbox.reply.add.title"),
                        texts.text("inbox.reply.text"),
                        "",
                        texts.text("inbox.reply.add.action"),
                        typed -> problemOf(typed),
                        this::keep);
    }

    private Optional<String> problemOf(String typed) {
        return replies.problemOf(texts, typed, 0);
    }

    /// Shows them all, to change and to delete.
    void manage() {
        desk.dialogs().show(texts.text("inbox.reply.manage.title"), new ReplyRows(texts, replies, this::delete));
    }

    private void delete(QuickReplies.Reply reply) {
        replies.remove(reply);
        desk.toasts()
                .withAction(
                        texts.text("inbox.reply.deleted", PlainLine.of(reply.text(), LONGEST)),
                        texts.text("inbox.undo"),
                        () -> replies.put(reply));
    }
}
