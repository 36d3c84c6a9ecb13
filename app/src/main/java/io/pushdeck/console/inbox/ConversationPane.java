package io.pushdeck.console.inbox;

import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.console.ui.PlainText;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.ConversationEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The conversation that is open, and below it the answer.
final class ConversationPane extends StackPane {
    private static final int LONGEST_COMMAND = 60;

    private final Desk desk;
    private final Texts texts;
    private final ConversationModel model;
    private final Function<ClientId, String> nameOf;
    private final InboxWords words;
    private final QuickReplies quick;
    private final ConversationHeader header;
    private final LineList lines;
    private final AnswerBox answer;
    private final Subscription subscription;

    /// @param nameOf what to call a client
    /// @param onBack leads the keyboard back to the list
    ConversationPane(
            Desk desk,
            ConversationModel model,
            InboxActions actions,
            InboxWords words,
            Function<ClientId, String> nameOf,
            InstantSource clock,
            Runnable onBack) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.nameOf = nameOf;
        this.words = words;
        this.quick = new QuickReplies(desk.preferences());
        Answers answers = new Answers(desk, model, this::giveBack);
        this.answer = new AnswerBox(desk, quick, answers::send, onBack);
        this.header = new ConversationHeader(desk, words, actions, model::markUnread);
        this.lines = new LineList(desk, model, words, clock, new Ways(), onBack);
        getStyleClass().add("conversation-pane");
        desk.roles().hides(answer);
        VBox open = new VBox(header, lines, answer);
        open.getStyleClass().add("conversation-open");
        VBox.setVgrow(lines, javafx.scene.layout.Priority.ALWAYS);
        EmptyState none = new EmptyState(
                Feather.MESSAGE_SQUARE, texts.binding("inbox.choose.title"), texts.binding("inbox.choose.text"));
        none.setId("inbox-choose");
        getChildren().addAll(none, open);
        setMinWidth(0);
        subscription = Subscription.combine(
                model.clientProperty().subscribe(client -> {
                    open.setVisible(client.isPresent());
                    none.setVisible(client.isEmpty());
                    answer.turnTo(client);
                    refresh();
                }),
                texts.languageProperty().subscribe((before, now) -> refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    /// Something about the client may have changed.
    void refresh() {
        model.clientProperty().get().ifPresent(client -> {
            header.show(client, nameOf.apply(client));
            answer.end(words.isOver(client));
        });
    }

    /// Gives the keyboard to the answer, or to what was said if there can be none.
    void focus() {
        model.clientProperty().get().ifPresent(client -> {
            if (words.isOver(client)) {
                lines.focus();
            } else {
                answer.focus();
            }
        });
    }

    private void giveBack(ClientId client, String text) {
        answer.giveBack(client, text);
    }

    /// What can be done with the open conversation.
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        model.clientProperty().get().ifPresent(client -> {
            String who = nameOf.apply(client);
            if (!words.isOver(client)) {
                commands.add(new Command(who, texts.text("inbox.answer"), Feather.CORNER_UP_LEFT, this::focus));
                commands.add(new Command(who, texts.text("inbox.assign"), Feather.FOLDER_PLUS, header::assign));
                quick.all()
                        .forEach(reply -> commands.add(new Command(
                                who,
                                texts.text("inbox.reply.use", PlainLine.of(reply.text(), LONGEST_COMMAND)),
                                Feather.ZAP,
                                () -> answer.insert(reply.text()))));
            }
            commands.add(new Command(who, texts.text("inbox.menu.unread"), Feather.MAIL, model::markUnread));
            commands.add(new Command(
                    who,
                    texts.text("inbox.activity"),
                    Feather.ACTIVITY,
                    () -> desk.navigator().go(new Destination.Activity(Optional.of(client)))));
        });
        return commands;
    }

    /// Shows the quick replies, to change them.
    void manageReplies() {
        answer.replies().manage();
    }

    private final class Ways implements LineActions {
        @Override
        public void loadEarlier() {
            model.loadEarlier();
        }

        @Override
        public void openPush(PushId push) {
            desk.navigator().go(new Destination.Push(push));
        }

        @Override
        public void why(PushId push, ClientId client) {
            desk.navigator().go(new Destination.Why(push, client));
        }

        @Override
        public void showAll(ConversationEntry.Wrote wrote) {
            TextArea all = new TextArea(PlainText.of(wrote.text(), Integer.MAX_VALUE, Integer.MAX_VALUE));
            all.setId("inbox-whole");
            all.setEditable(false);
            all.setWrapText(true);
            all.setPrefSize(520, 360);
            String title = wrote.characters() > wrote.text().length()
                    ? texts.text("inbox.all.cut", wrote.text().length(), wrote.characters())
                    : texts.text("inbox.all.title", wrote.characters());
            desk.dialogs().show(title, all);
        }
    }
}
