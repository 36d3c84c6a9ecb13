package io.pushdeck.console.history;

import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.Lacking;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.PushRecord;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What the operator does with a push that was made; each asks before it disturbs people, and says how it ended.
final class PushActions {
    private final Desk desk;
    private final Texts texts;

    PushActions(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /// Whether whoever sits there may only look.
    ReadOnlyBooleanProperty lockedProperty() {
        return desk.roles().lockedProperty();
    }

    void copy(PushRecord push) {
        ClipboardContent content = new ClipboardContent();
        Announcement said = push.announcement();
        content.putString(
                said.title().isEmpty() || said.body().isEmpty()
                        ? said.title() + said.body()
                        : said.title() + "\n" + said.body());
        Clipboard.getSystemClipboard().setContent(content);
        desk.toasts().info(texts.text("history.copied"));
    }

    void recall(PushRecord push) {
        if (desk.roles().refuses()) {
            return;
        }
        if (push.recalledAt().isPresent()) {
            return;
        }
        desk.dialogs()
                .confirm(
                        texts.text("history.recall.title"),
                        texts.text("history.recall.text", PushWords.title(push.announcement()), push.recipients()),
                        texts.text("history.recall.action"),
                        () -> desk.history()
                                .recall(
                                        push.id(),
                                        told(done -> desk.toasts().info(texts.text("history.recall.done")))));
    }

    /// @param people how many miss it
    void again(PushRecord push, Lacking lacking, int people) {
        if (desk.roles().refuses()) {
            return;
        }
        String key = "history.again." + lacking.name().toLowerCase(Locale.ROOT);
        desk.dialogs()
                .confirm(
                        texts.text("history.again.title", people),
                        texts.text(key + ".text", people),
                        texts.text("history.again.action", people),
                        () -> desk.history().again(push.id(), lacking, told(this::pushedAgain)));
    }

    private void pushedAgain(PushRecord made) {
        desk.toasts().info(texts.text("history.again.done", made.recipients()));
        desk.navigator().go(new Destination.Push(made.id()));
    }

    void edit(PushRecord push) {
        if (desk.roles().refuses()) {
            return;
        }
        EditForm form = new EditForm(texts, push.announcement());
        desk.dialogs()
                .form(
                        texts.text("history.edit.title"),
                        form,
                        texts.text("history.edit.action", push.recipients()),
                        form.validProperty(),
                        () -> desk.history()
                                .update(
                                        push.id(),
                                        form.announcement(),
                                        told(done -> desk.toasts().info(texts.text("history.edit.done")))));
    }

    /// Ends its repetition, or lets it go on: that is its own undo, so nothing is asked.
    void repeat(PushRecord push, boolean wanted) {
        if (desk.roles().refuses()) {
            return;
        }
        desk.history()
                .repeat(
                        push.id(),
                        wanted,
                        told(done -> desk.toasts()
                                .info(texts.text(
                                        wanted ? "history.repeats.again.done" : "history.repeats.stop.done"))));
    }

    void stop(PushRecord push) {
        if (desk.roles().refuses()) {
            return;
        }
        desk.history().stop(push.id());
        desk.toasts().info(texts.text("history.stop.done"));
    }

    private Consumer<ChangeAnswer> told(Consumer<PushRecord> whenDone) {
        return answer -> {
            switch (answer) {
                case ChangeAnswer.Done done -> whenDone.accept(done.push());
                case ChangeAnswer.Refused refused ->
                    desk.toasts()
                            .error(texts.text(
                                    "history.refused."
                                            + refused.reason()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'),
                                    refused.detail()));
            }
        };
    }
}
