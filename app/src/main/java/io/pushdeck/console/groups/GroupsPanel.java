package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The groups beside every page: drop clients on them, drag them into a push.
public final class GroupsPanel extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final GroupFiles files;
    private final GroupMenu menus;

    public GroupsPanel(Desk desk, GroupFiles files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = new GroupEditing(desk);
        this.files = files;
        this.menus = new GroupMenu(desk, editing, files);
        setId("groups-panel");
        getStyleClass().add("groups-panel");
        GroupList list = new GroupList("groups-list", desk, editing, menus, true, this::open);
        VBox.setVgrow(list, Priority.ALWAYS);
        EmptyState empty = empty();
        VBox.setVgrow(empty, Priority.ALWAYS);
        var nobody = Bindings.isEmpty(desk.mirror().groups());
        empty.visibleProperty().bind(nobody);
        empty.managedProperty().bind(nobody);
        // With no group the list holds only "Everyone", and the rest of the room is for what groups are good for.
        nobody.subscribe(none -> {
            list.setMinHeight(none ? 48 : Region.USE_COMPUTED_SIZE);
            list.setMaxHeight(none ? 48 : Double.MAX_VALUE);
        });
        DropStrip strip = new DropStrip(
                "groups-drop-new",
                Feather.FOLDER_PLUS,
                texts.binding("groups.strip.new"),
                desk,
                cargo -> editing.previewCreate(cargo).accepted(),
                editing::previewCreate,
                editing::createWith);
        getChildren().addAll(header(), list, empty, strip);
        desk.commands().offer(Commands.Scope.DESK, this::commands);
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(
                texts.text("groups.title"), texts.text("groups.menu.new"), Feather.FOLDER_PLUS, editing::create));
        commands.add(new Command(
                texts.text("groups.title"),
                texts.text("groups.rule.create.menu"),
                Feather.FILTER,
                menus.rules()::create));
        commands.add(
                new Command(texts.text("groups.title"), texts.text("groups.menu.import"), Feather.UPLOAD, files::take));
        if (!desk.mirror().groups().isEmpty()) {
            commands.add(new Command(
                    texts.text("groups.title"),
                    texts.text("groups.export.all.csv"),
                    Feather.DOWNLOAD,
                    files::exportAllAsCsv));
            commands.add(new Command(
                    texts.text("groups.title"),
                    texts.text("groups.export.all.json"),
                    Feather.DOWNLOAD,
                    files::exportAllAsJson));
        }
        for (GroupRow row : desk.mirror().groups()) {
            Group group = row.groupProperty().get();
            commands.add(command(
                    group,
                    "groups.menu.push",
                    Feather.SEND,
                    () -> desk.navigator().go(new Destination.Compose(Audience.of(group.id()), ""))));
            commands.add(command(group, "groups.menu.members", Feather.USERS, () -> open(Optional.of(row))));
            if (group.isSmart()) {
                RuleEditing rules = menus.rules();
                commands.add(command(group, "groups.rule.edit", Feather.FILTER, () -> rules.edit(group.id())));
                commands.add(command(group, "groups.rule.to-list", Feather.LIST, () -> rules.turnIntoList(group.id())));
            } else {
                commands.add(command(group, "groups.menu.list", Feather.CLIPBOARD, () -> menus.addFromList(group)));
            }
            commands.add(command(group, "groups.export.csv", Feather.DOWNLOAD, () -> files.exportAsCsv(group)));
            commands.add(command(group, "groups.export.json", Feather.DOWNLOAD, () -> files.exportAsJson(group)));
            commands.add(command(group, "groups.menu.rename", Feather.EDIT_2, () -> editing.rename(group.id())));
            commands.add(command(group, "groups.menu.delete", Feather.TRASH_2, () -> editing.delete(group.id())));
        }
        return commands;
    }

    private Command command(Group group, String key, Feather icon, Runnable run) {
        return new Command(group.name(), texts.text(key), icon, run);
    }

    private HBox header() {
        Label title = new Label();
        title.textProperty().bind(texts.binding("groups.title"));
        title.getStyleClass().add("panel-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button create = new Button(null, Icons.of(Feather.PLUS));
        create.setId("groups-new");
        create.getStyleClass().addAll("flat", "button-icon");
        create.setOnAction(pressed -> editing.create());
        desk.roles().hides(create);
        Tip.put(create, texts.binding("groups.new.tooltip"));
        create.accessibleTextProperty().bind(texts.binding("groups.create.action"));
        desk.drags().target(create, editing::previewCreate, editing::createWith);
        HBox header = new HBox(title, space, create);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("panel-header");
        return header;
    }

    private EmptyState empty() {
        Button create = new Button();
        create.setId("groups-create-first");
        create.textProperty().bind(texts.binding("groups.empty.action"));
        create.setOnAction(pressed -> editing.create());
        desk.roles().hides(create);
        return new EmptyState(
                Feather.LAYERS, texts.binding("groups.empty.title"), texts.binding("groups.empty.text"), create);
    }

    private void open(Optional<GroupRow> entry) {
        desk.navigator()
                .go(entry.<Destination>map(row -> new Destination.Groups(Optional.of(row.id())))
                        .orElseGet(() -> new Destination.Clients(Optional.empty())));
    }
}
