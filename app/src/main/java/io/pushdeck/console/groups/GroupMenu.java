package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// The context menu of a group, made anew each time it opens.
final class GroupMenu {
    /// The id of the menu that changes nothing.
    static final String EXPORT = "groups-menu-export";

    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final GroupFiles files;
    private final GroupMenus menus;

    GroupMenu(Desk desk, GroupEditing editing, GroupFiles files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = editing;
        this.files = files;
        this.menus = new GroupMenus(desk, editing);
    }

    ContextMenu of(GroupRow row, Runnable open) {
        Group group = row.groupProperty().get();
        ContextMenu menu = menu(Audience.of(group.id()), "groups.menu.members", open);
        MenuItem delete = item("groups.menu.delete", Feather.TRASH_2, KeyCode.DELETE, () -> editing.delete(group.id()));
        delete.getStyleClass().add("danger-item");
        menu.getItems()
                .addAll(
                        item("groups.menu.list", Feather.CLIPBOARD, KeyCode.INSERT, () -> addFromList(group)),
                        new SeparatorMenuItem(),
                        item("groups.menu.rename", Feather.EDIT_2, KeyCode.F2, () -> editing.rename(group.id())),
                        move("groups.menu.up", Feather.ARROW_UP, KeyCode.UP, group, -1),
                        move("groups.menu.down", Feather.ARROW_DOWN, KeyCode.DOWN, group, 1),
                        menus.colours(group),
                        menus.icons(group),
                        export(group),
                        new SeparatorMenuItem(),
                        delete);
        desk.roles()
                .governs(menu.getItems()
                        .filtered(item -> !EXPORT.equals(item.getId()) && !"groups-menu-members".equals(item.getId())));
        return menu;
    }

    private MenuItem move(String key, Feather icon, KeyCode accelerator, Group group, int places) {
        MenuItem item = item(key, icon, accelerator, () -> shift(group.id(), places));
        item.setAccelerator(new KeyCodeCombination(accelerator, KeyCombination.ALT_DOWN));
        item.setDisable(GroupOrder.of(desk.mirror().groups())
                .shifted(group.id(), places)
                .isEmpty());
        return item;
    }

    /// Moves a group so many places down, or up if that is negative.
    void shift(GroupId group, int places) {
        GroupOrder.of(desk.mirror().groups())
                .shifted(group, places)
                .ifPresent(position -> editing.move(group, position));
    }

    /// The ways of writing one group into a file.
    Menu export(Group group) {
        Menu menu = new Menu(texts.text("groups.menu.export"), Icons.of(Feather.DOWNLOAD));
        menu.setId(EXPORT);
        MenuItem csv = new MenuItem(texts.text("groups.export.csv"));
        csv.setOnAction(chosen -> files.exportAsCsv(group));
        MenuItem json = new MenuItem(texts.text("groups.export.json"));
        json.setOnAction(chosen -> files.exportAsJson(group));
        menu.getItems().addAll(csv, json);
        return menu;
    }

    /// Asks for a list of people and adds those that are known.
    void addFromList(Group group) {
        if (desk.roles().refuses()) {
            return;
        }
        ListForm form = new ListForm(desk, group.id());
        desk.dialogs()
                .form(
                        texts.text("groups.list.title", group.name()),
                        form,
                        texts.text("groups.list.action"),
                        form.validProperty(),
                        () -> {
                            PastedList list = form.read();
                            editing.add(list.joining(), group.id(), ListForm.leftOf(texts, list));
                        });
    }

    ContextMenu everyone(Runnable open) {
        return menu(Audience.EVERYONE, "groups.menu.clients", open);
    }

    private ContextMenu menu(Audience audience, String openKey, Runnable open) {
        ContextMenu menu = new ContextMenu(
                item(
                        "groups.menu.push",
                        Feather.SEND,
                        KeyCode.P,
                        () -> desk.navigator().go(new Destination.Compose(audience, ""))),
                item(openKey, Feather.USERS, KeyCode.ENTER, open));
        menu.setId("groups-menu");
        desk.roles().governs(menu.getItems().subList(0, 1));
        return menu;
    }

    private MenuItem item(String key, Feather icon, KeyCode accelerator, Runnable run) {
        MenuItem item = new MenuItem(texts.text(key), Icons.of(icon));
        item.setId(key.replace('.', '-'));
        item.setOnAction(chosen -> run.run());
        item.setAccelerator(new KeyCodeCombination(accelerator));
        return item;
    }
}
