package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.kordamp.ikonli.feather.Feather;

/// What the operator can do with clients, one or many: the same for mouse, menu and keyboard. An action on nobody
/// does nothing.
final class ClientActions {
    private static final int LONGEST_NAME = 60;

    private final Desk desk;
    private final Texts texts;
    private final ClientsModel model;
    private final GroupEditing editing;
    private final GroupMenus menus;

    ClientActions(Desk desk, ClientsModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.editing = new GroupEditing(desk);
        this.menus = new GroupMenus(desk, editing);
    }

    Cargo cargo(List<ClientRow> rows) {
        return Cargo.clients(ClientsModel.clientsOf(rows));
    }

    /// These are for operators alone.
    void govern(Node... nodes) {
        desk.roles().governs(nodes);
    }

    /// These are for operators alone.
    void govern(MenuItem... items) {
        desk.roles().governs(List.of(items));
    }

    void push(List<ClientRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            Audience audience = cargo(rows).audience();
            desk.navigator().go(new Destination.Compose(audience, ""));
        }
    }

    void pickGroup(Node anchor, List<ClientRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            menus.pickToAdd(anchor, cargo(rows));
        }
    }

    void pickGroupToLeave(Node anchor, List<ClientRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (!rows.isEmpty()) {
            menus.pickToRemove(anchor, cargo(rows));
        }
    }

    Menu addMenu(List<ClientRow> rows) {
        return menus.add(cargo(rows));
    }

    Menu removeMenu(List<ClientRow> rows) {
        return menus.remove(cargo(rows));
    }

    void leave(ClientRow row, Group group) {
        editing.leave(cargo(List.of(row)), group.id());
    }

    /// One at a time.
    void rename(List<ClientRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (rows.size() != 1) {
            return;
        }
        ClientRow row = rows.getFirst();
        String before = row.nameProperty().get();
        desk.dialogs()
                .ask(
                        texts.text("clients.rename.title", before),
                        texts.text("clients.rename.label"),
                        before,
                        texts.text("clients.rename.action"),
                        this::problemOf,
                        name -> desk.backend().rename(row.client(), name));
    }

    private Optional<String> problemOf(String typed) {
        String name = typed.strip();
        if (name.isEmpty()) {
            return Optional.of(texts.text("clients.rename.empty"));
        }
        return name.length() > LONGEST_NAME
                ? Optional.of(texts.text("clients.rename.long", LONGEST_NAME, name.length()))
                : Optional.empty();
    }

    /// All that is known of the person, one at a time.
    void person(List<ClientRow> rows) {
        if (isPerson(rows)) {
            desk.navigator().go(new Destination.Person(rows.getFirst().client()));
        }
    }

    /// Whether it is one, with somebody behind it.
    boolean isPerson(List<ClientRow> rows) {
        return rows.size() == 1 && !rows.getFirst().client().isSimulated();
    }

    /// Asks first if there are several.
    void disconnect(List<ClientRow> rows) {
        if (desk.roles().refuses()) {
            return;
        }
        if (rows.size() > 1) {
            desk.dialogs()
                    .confirm(
                            texts.text("clients.disconnect.title", rows.size()),
                            texts.text("clients.disconnect.text"),
                            texts.text("clients.disconnect.action", rows.size()),
                            () -> end(rows));
        } else if (!rows.isEmpty()) {
            end(rows);
        }
    }

    private void end(List<ClientRow> rows) {
        desk.backend().disconnect(ClientsModel.sessionsOf(rows));
        String who =
                rows.size() == 1 ? rows.getFirst().nameProperty().get() : texts.text("transfer.clients", rows.size());
        desk.toasts().info(texts.text("clients.disconnect.done", who));
    }

    void copyIds(List<ClientRow> rows) {
        copy(rows, row -> row.client().value());
    }

    void copyAddresses(List<ClientRow> rows) {
        copy(rows, row -> AddressText.of(row.handshake().address()));
    }

    /// With tabs between, so that a spreadsheet takes it apart.
    void copyRows(List<ClientRow> rows) {
        copy(
                rows,
                row -> String.join(
                        "\t",
                        row.nameProperty().get(),
                        row.client().value(),
                        AddressText.of(row.handshake().address()),
                        model.browserOf(row),
                        row.groupsProperty().get().stream().map(Group::name).collect(Collectors.joining(", "))));
    }

    private void copy(List<ClientRow> rows, Function<ClientRow, String> words) {
        if (!rows.isEmpty()) {
            String lines = rows.stream().map(words).collect(Collectors.joining("\n"));
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, lines));
            desk.toasts().info(texts.text("clients.copied", rows.size()));
        }
    }

    /// What is possible with these.
    ///
    /// @param anchor where a list of groups opens
    List<Command> commands(List<ClientRow> rows, Node anchor, Runnable details) {
        if (rows.isEmpty()) {
            return List.of();
        }
        int count = rows.size();
        String who = count == 1 ? rows.getFirst().nameProperty().get() : texts.text("transfer.clients", count);
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(who, texts.text("clients.menu.push", count), Feather.SEND, "P", () -> push(rows)));
        commands.add(new Command(who, texts.text("groups.menu.add"), Feather.PLUS, "G", () -> pickGroup(anchor, rows)));
        commands.add(new Command(
                who, texts.text("groups.menu.remove"), Feather.MINUS, "Shift+G", () -> pickGroupToLeave(anchor, rows)));
        if (count == 1) {
            commands.add(new Command(
                    who, texts.text("clients.menu.details"), Feather.INFO, keyName(KeyCode.ENTER), details));
            if (isPerson(rows)) {
                commands.add(new Command(who, texts.text("clients.menu.person"), Feather.USER, () -> person(rows)));
            }
            commands.add(new Command(who, texts.text("clients.menu.rename"), Feather.EDIT_2, "F2", () -> rename(rows)));
        }
        commands.add(new Command(
                who,
                texts.text("clients.menu.disconnect", count),
                Feather.USER_X,
                keyName(KeyCode.DELETE),
                () -> disconnect(rows)));
        return commands;
    }

    private static String keyName(KeyCode key) {
        return new KeyCodeCombination(key).getDisplayText();
    }

    ContextMenu menu(List<ClientRow> rows, Runnable details) {
        return new ClientMenu(texts, this).of(rows, details);
    }
}
