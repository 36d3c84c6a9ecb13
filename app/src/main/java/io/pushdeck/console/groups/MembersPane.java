package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.membership.RuleWords;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The chosen group: its name, what can be done with it, and its members.
final class MembersPane extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final GroupMenus menus;
    private final GroupMenu actions;
    private final MembersTable table;
    private final GroupDot dot = new GroupDot(Group.Colour.GREY, Group.Icon.DOT);
    private final Label name = new Label();
    private final Label count = new Label();
    private final Label rule = new Label();
    private final Button editRule = new Button(null, Icons.of(Feather.FILTER));
    private final Button add = new Button(null, Icons.of(Feather.USER_PLUS));
    private final RuleWords ruleWords;
    private final BooleanProperty smart = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper stripText = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;
    private @Nullable GroupRow group;

    MembersPane(Desk desk, GroupEditing editing, GroupMenu actions) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = editing;
        this.menus = new GroupMenus(desk, editing);
        this.actions = actions;
        this.table = new MembersTable(desk, editing);
        this.ruleWords = new RuleWords(texts);
        VBox.setVgrow(table, Priority.ALWAYS);
        setMinWidth(0);
        getStyleClass().add("members-pane");
        getChildren().addAll(heading(), rule, table, leaveStrip());
        desk.drags().target(table, this::previewJoin, cargo -> withGroup(id -> editing.join(cargo, id)));
    }

    void show(Optional<GroupRow> shown) {
        following.unsubscribe();
        following = Subscription.EMPTY;
        group = shown.orElse(null);
        table.show(group);
        shown.ifPresent(row -> following = Subscription.combine(
                row.groupProperty().subscribe(this::showGroup),
                row.reachProperty().subscribe(this::showReach),
                texts.languageProperty().subscribe(language -> {
                    showGroup(row.groupProperty().get());
                    showReach(row.reachProperty().get());
                })));
    }

    void focusMembers() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private DropPreview previewJoin(Cargo cargo) {
        GroupRow row = group;
        return row == null ? new DropPreview(false, "") : editing.previewJoin(cargo, row.id());
    }

    private void showGroup(Group shown) {
        dot.show(shown);
        name.setText(shown.name());
        showRule(shown);
        stripText.set(texts.text("groups.strip.leave", shown.name()));
    }

    private void showRule(Group shown) {
        smart.set(shown.isSmart());
        boolean broken = shown.membership() instanceof Membership.Unreadable;
        rule.setText(ruleWords.of(shown.membership()));
        rule.getStyleClass().setAll("label", broken ? "field-problem" : "rule-said");
        rule.setVisible(shown.isSmart());
    }

    private void showReach(Reach reach) {
        count.setText(texts.text("groups.count.words", reach.online(), reach.offline()));
    }

    private HBox heading() {
        name.setId("groups-chosen-name");
        name.getStyleClass().add("members-title");
        name.setMinWidth(0);
        count.getStyleClass().add("members-count");
        count.setMinWidth(USE_PREF_SIZE);
        rule.setId("groups-rule");
        rule.setWrapText(true);
        rule.setMinHeight(USE_PREF_SIZE);
        editRule.setId("groups-rule-edit");
        editRule.getStyleClass().add("button-icon");
        Tip.name(editRule, texts.binding("groups.rule.edit.button"));
        editRule.setOnAction(pressed -> withGroup(actions.rules()::edit));
        List.of(rule, add, editRule).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        HBox first = new HBox(dot, name);
        first.setAlignment(Pos.CENTER_LEFT);
        first.getStyleClass().add("members-name-line");
        VBox words = new VBox(first, count);
        HBox.setHgrow(words, Priority.ALWAYS);
        add.setId("groups-add-member");
        add.getStyleClass().add("button-icon");
        Tip.name(add, texts.binding("groups.members.add"));
        add.setOnAction(pressed -> pickMember(add));
        Button push = new Button(null, Icons.of(Feather.SEND));
        push.setId("groups-push");
        push.textProperty().bind(texts.binding("groups.members.push"));
        push.setMinWidth(USE_PREF_SIZE);
        push.getStyleClass().add("accent");
        push.setOnAction(pressed -> withGroup(id -> desk.navigator().go(new Destination.Compose(Audience.of(id), ""))));
        desk.roles().hides(push);
        var operates = desk.roles().lockedProperty().not();
        editRule.visibleProperty().bind(smart.and(operates));
        add.visibleProperty().bind(smart.not().and(operates));
        HBox heading = new HBox(words, more(), add, editRule, push);
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("members-heading");
        return heading;
    }

    private MenuButton more() {
        MenuButton more = new MenuButton(null, Icons.of(Feather.MORE_HORIZONTAL));
        more.setId("groups-more");
        more.getStyleClass().addAll("flat", "no-arrow");
        more.accessibleTextProperty().bind(texts.binding("groups.members.more"));
        more.setOnShowing(showing -> {
            more.getItems().clear();
            GroupRow row = group;
            if (row != null) {
                more.getItems()
                        .addAll(
                                row.groupProperty().get().isSmart()
                                        ? item("groups.rule.to-list", Feather.LIST, actions.rules()::turnIntoList)
                                        : item(
                                                "groups.menu.list",
                                                Feather.CLIPBOARD,
                                                id -> actions.addFromList(
                                                        row.groupProperty().get())),
                                new SeparatorMenuItem(),
                                item("groups.menu.rename", Feather.EDIT_2, editing::rename),
                                menus.colours(row.groupProperty().get()),
                                menus.icons(row.groupProperty().get()),
                                actions.export(row.groupProperty().get()),
                                new SeparatorMenuItem(),
                                item("groups.menu.delete", Feather.TRASH_2, editing::delete));
                more.getItems().getLast().getStyleClass().add("danger-item");
                // All but the export.
                desk.roles().governs(more.getItems().filtered(item -> !GroupMenu.EXPORT.equals(item.getId())));
            }
        });
        // Without an item it would not open at all.
        more.getItems().add(new MenuItem());
        return more;
    }

    private MenuItem item(String key, Feather icon, Consumer<GroupId> run) {
        MenuItem item = new MenuItem(texts.text(key), Icons.of(icon));
        item.setOnAction(chosen -> withGroup(run));
        return item;
    }

    private DropStrip leaveStrip() {
        return new DropStrip(
                "groups-drop-leave",
                Feather.USER_MINUS,
                stripText,
                desk,
                cargo -> group != null && cargo.from().equals(Optional.of(group.id())),
                cargo -> group == null ? new DropPreview(false, "") : editing.previewLeave(cargo, group.id()),
                cargo -> withGroup(id -> editing.leave(cargo, id)));
    }

    private void pickMember(Button anchor) {
        GroupRow row = group;
        if (row == null) {
            return;
        }
        Mirror mirror = desk.mirror();
        Set<ClientId> others = new LinkedHashSet<>(mirror.people(Audience.EVERYONE));
        others.removeAll(mirror.membersOf(row.id()));
        List<ClientId> sorted = others.stream()
                .sorted(Comparator.comparing(mirror::nameOf, String.CASE_INSENSITIVE_ORDER))
                .toList();
        new Picker<>(
                        sorted,
                        client -> mirror.nameOf(client).equals(client.value())
                                ? client.value()
                                : mirror.nameOf(client) + "  ·  " + client.value(),
                        client -> Icons.of(Feather.USER),
                        texts.text("groups.members.search"),
                        texts.text(sorted.isEmpty() ? "groups.members.nobody" : "groups.pick.nothing"))
                .show(anchor, client -> editing.join(Cargo.clients(Set.of(client)), row.id()));
    }

    private void withGroup(Consumer<GroupId> run) {
        if (group != null) {
            run.accept(group.id());
        }
    }
}
