package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.TroubleBar;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Conversations at the left, the open one at the right.
public final class InboxPage extends VBox {
    // With hundreds who come and go each second the list need not follow each of them.
    private static final Duration QUIET = Duration.millis(400);

    private final Desk desk;
    private final Texts texts;
    private final UnreadMessages unread;
    private final InboxModel model;
    private final ConversationModel conversation;
    private final InboxWords words;
    private final SearchField search;
    private final InboxFilterBar filters;
    private final ConversationList list;
    private final ConversationPane pane;
    private final ReadOnlyLongWrapper people = new ReadOnlyLongWrapper();
    private final PauseTransition peopleSoon = new PauseTransition(QUIET);
    /// Of conversations that were opened here: a guest has no name once it is gone.
    private final Map<ClientId, String> names = new HashMap<>();
    private final Subscription subscription;

    /// @param unread for its subtitle
    public InboxPage(Desk desk, InboxBackend backend, UnreadMessages unread, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.unread = unread;
        this.model = new InboxModel(backend, desk.mirror());
        this.conversation = new ConversationModel(backend, desk.history());
        this.words = new InboxWords(texts, desk.mirror());
        InboxActions actions = new InboxActions(desk, model, words);
        this.search = SearchField.patient(texts, "inbox", this::searchFor, this::backToList);
        this.filters = new InboxFilterBar(desk, search, model.filterProperty());
        this.pane = new ConversationPane(desk, conversation, actions, words, this::nameOf, clock, this::backToList);
        this.list = new ConversationList(
                desk,
                model,
                actions,
                clock,
                people.getReadOnlyProperty(),
                this::open,
                pane::focus,
                filters::showEverything);
        PageHeader header = new PageHeader(texts, "inbox")
                .subtitle(texts.binding("inbox.subtitle", unread.countProperty()))
                .right(search);
        TroubleBar trouble = new TroubleBar(texts, "inbox", this::retry);
        setId("inbox-page");
        getStyleClass().addAll("page", "inbox-page");
        HBox both = new HBox(list, pane);
        both.getStyleClass().add("inbox-both");
        HBox.setHgrow(pane, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(header, trouble, filters, both);
        model.list().watchedProperty().bind(sceneProperty().isNotNull());
        conversation.watchedProperty().bind(sceneProperty().isNotNull());
        model.list().rows().addListener((ListChangeListener<Conversation>) change -> remember());
        peopleSoon.setOnFinished(over -> notePeople());
        subscription = Subscription.combine(
                desk.mirror().revisionProperty().subscribe((before, now) -> {
                    if (getScene() != null) {
                        peopleSoon.play();
                    }
                }),
                sceneProperty().subscribe(scene -> notePeople()),
                desk.navigator().guide(this::onDestination),
                backend.watchTrouble(trouble::show));
        desk.commands().offer(Commands.Scope.CHOSEN, () -> getScene() == null ? List.of() : pane.commands());
        desk.commands().offer(Commands.Scope.DESK, this::commands);
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        peopleSoon.stop();
        search.close();
        filters.close();
        list.close();
        pane.close();
        model.close();
        conversation.dispose();
    }

    private void searchFor(String words) {
        filters.narrow();
    }

    private void retry() {
        model.list().retry();
        conversation.retry();
    }

    private void notePeople() {
        people.set(people.get() + 1);
        model.peopleChanged();
        pane.refresh();
    }

    private void remember() {
        for (Conversation row : model.list().rows()) {
            if (row.client().isGuest()) {
                names.put(row.client(), words.name(row));
            }
        }
        names.keySet()
                .retainAll(
                        model.list().rows().stream().map(Conversation::client).toList());
    }

    private String nameOf(ClientId client) {
        return desk.mirror().isOnline(client) ? words.name(client) : names.getOrDefault(client, words.name(client));
    }

    private void open(ClientId client) {
        conversation.open(client);
        pane.refresh();
    }

    private void backToList() {
        list.focus();
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.Conversation wanted) {
            open(wanted.client());
            list.choose(wanted.client());
            pane.focus();
        }
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        String about = texts.text("inbox.title");
        if (unread.countProperty().get() > 0) {
            commands.add(new Command(about, texts.text("inbox.command.unread"), Feather.MAIL, this::showUnread));
        }
        commands.add(new Command(about, texts.text("inbox.reply.manage"), Feather.ZAP, pane::manageReplies));
        return commands;
    }

    private void showUnread() {
        desk.navigator().go(new Destination.Inbox());
        search.clear();
        model.filterProperty().set(new InboxFilter("", InboxFilter.Kind.UNREAD, Optional.empty()));
        list.focus();
    }
}
