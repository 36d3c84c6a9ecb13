package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/// What the operator can do with conversations, one or many: the same for mouse, menu and keyboard.
final class InboxActions {
    private final Desk desk;
    private final Texts texts;
    private final InboxModel model;
    private final InboxWords words;
    private final GroupMenus menus;

    InboxActions(Desk desk, InboxModel model, InboxWords words) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.words = words;
        this.menus = new GroupMenus(desk, new GroupEditing(desk));
    }

    /// These are for operators alone.
    void govern(Node... nodes) {
        desk.roles().governs(nodes);
    }

    void markRead(List<Conversation> conversations) {
        model.markRead(conversations);
    }

    void markUnread(List<Conversation> conversations) {
        model.markUnread(conversations);
    }

    /// Those who are still somebody.
    Set<ClientId> present(List<ClientId> clients) {
        return clients.stream().filter(client -> !words.isOver(client)).collect(Collectors.toSet());
    }

    void pickGroup(Node anchor, List<ClientId> clients) {
        if (desk.roles().refuses()) {
            return;
        }
        Set<ClientId> present = present(clients);
        if (!present.isEmpty()) {
            menus.pickToAdd(anchor, Cargo.clients(present));
        }
    }

    void push(List<ClientId> clients) {
        if (desk.roles().refuses()) {
            return;
        }
        Set<ClientId> present = present(clients);
        if (!present.isEmpty()) {
            desk.navigator().go(new Destination.Compose(new Audience(false, Set.of(), present), ""));
        }
    }

    void showClient(ClientId client) {
        desk.navigator().go(new Destination.Client(client));
    }

    void showActivity(ClientId client) {
        desk.navigator().go(new Destination.Activity(Optional.of(client)));
    }

    static List<ClientId> clientsOf(List<Conversation> conversations) {
        return conversations.stream().map(Conversation::client).toList();
    }

    /// For those that are chosen.
    ContextMenu menu(List<Conversation> chosen, Runnable onOpen) {
        MenuItem open = item("inbox-menu-open", "inbox.menu.open", Feather.MESSAGE_SQUARE, onOpen);
        open.setDisable(chosen.size() != 1);
        MenuItem read = item("inbox-menu-read", "inbox.menu.read", Feather.CHECK, () -> markRead(chosen));
        read.setDisable(chosen.stream().noneMatch(each -> each.unread() > 0));
        MenuItem unread = item("inbox-menu-unread", "inbox.menu.unread", Feather.MAIL, () -> markUnread(chosen));
        unread.setDisable(chosen.stream().noneMatch(each -> each.unread() == 0));
        Set<ClientId> present = present(clientsOf(chosen));
        MenuItem push = item("inbox-menu-push", "inbox.menu.push", Feather.SEND, () -> push(List.copyOf(present)));
        push.setDisable(present.isEmpty());
        ContextMenu menu = new ContextMenu(open, new SeparatorMenuItem(), read, unread, new SeparatorMenuItem(), push);
        menu.getItems().addAll(menus.add(Cargo.clients(present)), menus.remove(Cargo.clients(present)));
        desk.roles().governs(menu.getItems().filtered(item -> !item.equals(open)));
        if (chosen.size() == 1) {
            ClientId client = chosen.getFirst().client();
            MenuItem show = item("inbox-menu-client", "inbox.client", Feather.MONITOR, () -> showClient(client));
            show.setDisable(!desk.mirror().isOnline(client));
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            show,
                            item(
                                    "inbox-menu-activity",
                                    "inbox.activity",
                                    Feather.ACTIVITY,
                                    () -> showActivity(client)));
        }
        return menu;
    }

    private MenuItem item(String id, String key, Feather icon, Runnable run) {
        MenuItem item = new MenuItem(texts.text(key), Icons.of(icon));
        item.setId(id);
        item.setOnAction(chosen -> run.run());
        return item;
    }
}
