package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.Tip;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All groups at the left, and who is in the chosen one at the right.
public final class GroupsPage extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final GroupFiles files;
    private final RuleEditing rules;
    private final GroupList list;
    private final MembersPane members;

    public GroupsPage(Desk desk, GroupFiles files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = new GroupEditing(desk);
        this.files = files;
        GroupMenu menus = new GroupMenu(desk, editing, files);
        this.rules = menus.rules();
        this.members = new MembersPane(desk, editing, menus);
        this.list = new GroupList("groups-page-list", desk, editing, menus, false, entry -> members.focusMembers());
        setId("groups-page");
        getStyleClass().addAll("page", "groups-page");
        getChildren().addAll(header(), content());
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(entry -> members.show(entry == null ? Optional.empty() : entry));
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
        desk.mirror().groups().subscribe(() -> {
            if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
                list.getSelectionModel().select(0);
            }
        });
        desk.navigator().guide(destination -> {
            if (destination instanceof Destination.Groups groups) {
                groups.selected().ifPresent(list::select);
            }
        });
    }

    private PageHeader header() {
        Button create = new Button(null, Icons.of(Feather.PLUS));
        create.setId("groups-page-new");
        create.textProperty().bind(texts.binding("groups.create.button"));
        create.setOnAction(pressed -> editing.create());
        desk.roles().hides(create);
        desk.drags().target(create, editing::previewCreate, editing::createWith);
        Button smart = new Button(null, Icons.of(Feather.FILTER));
        smart.setId("groups-page-new-smart");
        smart.textProperty().bind(texts.binding("groups.rule.create.button"));
        smart.setOnAction(pressed -> rules.create());
        desk.roles().hides(smart);
        return new PageHeader(texts, "groups")
                .count(
                        "groups-count",
                        texts.binding(
                                "groups.count.all", Bindings.size(desk.mirror().groups())))
                .right(more(), smart, create);
    }

    private MenuButton more() {
        MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
        more.setId("groups-page-more");
        more.getStyleClass().addAll("flat", "no-arrow");
        more.accessibleTextProperty().bind(texts.binding("groups.files"));
        Tip.put(more, texts.binding("groups.files"));
        var none = Bindings.isEmpty(desk.mirror().groups());
        MenuItem take = item("groups.menu.import", Feather.UPLOAD, files::take);
        take.disableProperty().bind(desk.roles().lockedProperty());
        MenuItem csv = item("groups.export.all.csv", Feather.DOWNLOAD, files::exportAllAsCsv);
        csv.disableProperty().bind(none);
        MenuItem json = item("groups.export.all.json", Feather.DOWNLOAD, files::exportAllAsJson);
        json.disableProperty().bind(none);
        more.getItems().addAll(take, new SeparatorMenuItem(), csv, json);
        return more;
    }

    private MenuItem item(String key, Feather icon, Runnable run) {
        MenuItem item = new MenuItem(null, Icons.of(icon));
        item.setId(key.replace('.', '-'));
        item.textProperty().bind(texts.binding(key));
        item.setOnAction(chosen -> run.run());
        return item;
    }

    private StackPane content() {
        HBox sides = new HBox(list, members);
        sides.getStyleClass().add("groups-sides");
        HBox.setHgrow(members, Priority.ALWAYS);
        Button create = new Button();
        create.textProperty().bind(texts.binding("groups.empty.action"));
        create.setOnAction(pressed -> editing.create());
        desk.roles().hides(create);
        EmptyState empty = new EmptyState(
                Feather.LAYERS, texts.binding("groups.empty.title"), texts.binding("groups.empty.text"), create);
        var none = Bindings.isEmpty(desk.mirror().groups());
        empty.visibleProperty().bind(none);
        sides.visibleProperty().bind(none.not());
        StackPane content = new StackPane(sides, empty);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }
}
