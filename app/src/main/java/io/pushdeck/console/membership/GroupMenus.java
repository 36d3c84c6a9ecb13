package io.pushdeck.console.membership;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.server.group.Group;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/// The ways to groups without a mouse: submenus and searchable lists. What they offer is what a drop would do.
public final class GroupMenus {
    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;

    public GroupMenus(Desk desk, GroupEditing editing) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = editing;
    }

    /// Every group; those that the cargo cannot join are disabled.
    public Menu add(Cargo cargo) {
        Menu menu = new Menu(texts.text("groups.menu.add"), Icons.of(Feather.FOLDER_PLUS));
        for (GroupRow row : desk.mirror().groups()) {
            MenuItem item = item(row.groupProperty().get(), group -> editing.join(cargo, group.id()));
            item.setDisable(!editing.previewJoin(cargo, row.id()).accepted());
            menu.getItems().add(item);
        }
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        MenuItem create = new MenuItem(texts.text("groups.menu.new"), Icons.of(Feather.PLUS));
        create.setDisable(!editing.previewCreate(cargo).accepted());
        create.setOnAction(chosen -> editing.createWith(cargo));
        menu.getItems().add(create);
        return menu;
    }

    /// Only groups that someone of the cargo is in; disabled if there is none.
    public Menu remove(Cargo cargo) {
        Menu menu = new Menu(texts.text("groups.menu.remove"), Icons.of(Feather.FOLDER_MINUS));
        for (Group group : leavable(cargo)) {
            menu.getItems().add(item(group, chosen -> editing.leave(cargo, chosen.id())));
        }
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    public Menu colours(Group group) {
        Menu menu = new Menu(texts.text("groups.menu.colour"), Icons.of(Feather.DROPLET));
        for (Group.Colour colour : Group.Colour.values()) {
            String name = texts.text("groups.colour." + colour.name().toLowerCase(Locale.ROOT));
            CheckMenuItem item = new CheckMenuItem(name, new GroupDot(colour, group.icon()));
            item.setSelected(group.colour() == colour);
            item.setOnAction(chosen -> editing.recolour(group.id(), colour));
            menu.getItems().add(item);
        }
        return menu;
    }

    public Menu icons(Group group) {
        Menu menu = new Menu(texts.text("groups.menu.icon"), new GroupDot(group));
        for (Group.Icon icon : Group.Icon.values()) {
            String name = texts.text("groups.icon." + icon.name().toLowerCase(Locale.ROOT));
            CheckMenuItem item = new CheckMenuItem(name, new GroupDot(group.colour(), icon));
            item.setSelected(group.icon() == icon);
            item.setOnAction(chosen -> editing.changeIcon(group.id(), icon));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// A searchable list of the groups that the cargo can join, with a way to make a new one.
    public void pickToAdd(Node anchor, Cargo cargo) {
        if (desk.roles().refuses()) {
            return;
        }
        List<Group> joinable = desk.mirror().groups().stream()
                .filter(row -> editing.previewJoin(cargo, row.id()).accepted())
                .map(row -> row.groupProperty().get())
                .toList();
        picker(joinable, "groups.pick.add", "groups.pick.add.none")
                .action(texts.text("groups.menu.new"), () -> editing.createWith(cargo))
                .show(anchor, group -> editing.join(cargo, group.id()));
    }

    /// A searchable list of the groups that someone of the cargo is in.
    public void pickToRemove(Node anchor, Cargo cargo) {
        if (desk.roles().refuses()) {
            return;
        }
        picker(leavable(cargo), "groups.pick.remove", "groups.pick.remove.none")
                .show(anchor, group -> editing.leave(cargo, group.id()));
    }

    private Picker<Group> picker(List<Group> groups, String promptKey, String noneKey) {
        return new Picker<>(
                groups,
                Group::name,
                GroupDot::new,
                texts.text(promptKey),
                texts.text(groups.isEmpty() ? noneKey : "groups.pick.nothing"));
    }

    private List<Group> leavable(Cargo cargo) {
        return desk.mirror().groups().stream()
                .filter(row -> editing.previewLeave(cargo, row.id()).accepted())
                .map(row -> row.groupProperty().get())
                .toList();
    }

    private static MenuItem item(Group group, Consumer<Group> onChosen) {
        MenuItem item = new MenuItem(group.name(), new GroupDot(group));
        item.setMnemonicParsing(false);
        item.setOnAction(chosen -> onChosen.accept(group));
        return item;
    }
}
