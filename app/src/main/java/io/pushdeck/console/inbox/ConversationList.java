package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.ListEnd;
import io.pushdeck.console.ui.ListPlaceholder;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// All conversations, newest first. A click or Enter opens one; with Ctrl and Shift several are chosen, and a bar says
/// what can be done with them.
final class ConversationList extends VBox {
    private final Texts texts;
    private final InboxModel model;
    private final InboxActions actions;
    private final Consumer<ClientId> onOpen;
    private final Runnable onEnter;
    private final ListView<Conversation> list = new ListView<>();
    private final Subscription subscription;

    /// @param people           counts up when somebody came, went or got another name
    /// @param onOpen           shows one
    /// @param onEnter          leads the keyboard into the one that is shown
    /// @param onShowEverything takes every filter away
    ConversationList(
            Desk desk,
            InboxModel model,
            InboxActions actions,
            InstantSource clock,
            ReadOnlyLongProperty people,
            Consumer<ClientId> onOpen,
            Runnable onEnter,
            Runnable onShowEverything) {
        this.texts = desk.texts();
        this.model = model;
        this.actions = actions;
        this.onOpen = onOpen;
        this.onEnter = onEnter;
        getStyleClass().add("inbox-list");
        InboxWords words = new InboxWords(texts, desk.mirror());
        list.setId("inbox-list");
        list.setFixedCellSize(ConversationCell.HEIGHT);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.accessibleTextProperty().bind(texts.binding("inbox.list"));
        list.setCellFactory(view -> cell(new ConversationCell(texts, desk.mirror(), words, clock, people)));
        list.setPlaceholder(new ListPlaceholder(
                texts,
                "inbox",
                Feather.INBOX,
                model.list().answeredProperty(),
                Bindings.createBooleanBinding(
                        () -> model.filterProperty().get().isEverything(), model.filterProperty()),
                onShowEverything));
        list.setOnContextMenuRequested(event -> {
            List<Conversation> chosen = chosen();
            if (!chosen.isEmpty()) {
                actions.menu(chosen, () -> onOpen.accept(chosen.getFirst().client()))
                        .show(list, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ChosenRows.install(list, model.list().rows());
        VBox.setVgrow(list, Priority.ALWAYS);
        ChosenBar bar = new ChosenBar(texts, list, actions, this::chosen);
        getChildren().addAll(list, bar);
        subscription = Subscription.combine(
                ListEnd.follow(list, model.list()::loadMore),
                texts.languageProperty().subscribe((before, now) -> list.refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    /// Those that are chosen, in their order.
    List<Conversation> chosen() {
        return list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// Gives the keyboard to the list.
    void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().clearAndSelect(0);
        }
    }

    /// Marks the row of this client, if it is loaded.
    void choose(ClientId client) {
        for (int place = 0; place < list.getItems().size(); place++) {
            if (list.getItems().get(place).client().equals(client)) {
                list.getSelectionModel().clearAndSelect(place);
                list.getFocusModel().focus(place);
                return;
            }
        }
    }

    private ConversationCell cell(ConversationCell cell) {
        cell.setOnMouseClicked(click -> {
            boolean plain = !click.isShiftDown() && !click.isShortcutDown();
            Conversation conversation = cell.getItem();
            if (click.getButton() == MouseButton.PRIMARY && plain && conversation != null) {
                onOpen.accept(conversation.client());
            }
        });
        return cell;
    }

    private void onKey(KeyEvent key) {
        List<Conversation> chosen = chosen();
        if (key.isShortcutDown() || key.isAltDown() || list.getItems().isEmpty()) {
            return;
        }
        boolean used = true;
        switch (key.getCode()) {
            case ENTER -> openFocused();
            case TAB -> {
                used = !key.isShiftDown();
                if (used) {
                    onEnter.run();
                }
            }
            case DOWN, UP -> {
                used = chosen.isEmpty();
                if (used) {
                    focus();
                }
            }
            case END -> {
                model.list().loadMore();
                used = false;
            }
            case R -> actions.markRead(chosen);
            case U -> actions.markUnread(chosen);
            case G -> actions.pickGroup(list, InboxActions.clientsOf(chosen));
            case P -> actions.push(InboxActions.clientsOf(chosen));
            default -> used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private void openFocused() {
        Conversation focused = list.getFocusModel().getFocusedItem();
        if (focused != null) {
            onOpen.accept(focused.client());
        }
    }
}
