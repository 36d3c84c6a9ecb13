package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.membership.GroupMenus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Who is in the group that is shown: those online first, the others as offline.
final class MembersTable extends TableView<Member> {
    private static final double ROW = 36;
    private static final Duration SETTLE = Duration.millis(250);

    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final GroupMenus menus;
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final EmptyState nobody;
    private final EmptyState nobodyMeets;
    private @Nullable GroupRow group;
    private @Nullable ContextMenu menu;

    MembersTable(Desk desk, GroupEditing editing) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = editing;
        this.menus = new GroupMenus(desk, editing);
        this.nobody = new EmptyState(
                Feather.USERS, texts.binding("groups.members.none.title"), texts.binding("groups.members.none.text"));
        this.nobodyMeets = new EmptyState(
                Feather.FILTER, texts.binding("groups.rule.none.title"), texts.binding("groups.rule.none.text"));
        setId("group-members");
        getStyleClass().addAll("data-table", "members-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getColumns()
                .add(column(
                        "state",
                        120,
                        this::stateCell,
                        Comparator.comparing(Member::online).reversed()));
        getColumns()
                .add(column(
                        "name",
                        220,
                        () -> new MemberCell(Member::name),
                        Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER)));
        getColumns()
                .add(column(
                        "id",
                        220,
                        () -> new MemberCell(member -> member.client().value()),
                        Comparator.comparing(Member::client)));
        setItems(members);
        setRowFactory(view -> row());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        followMirror();
    }

    void show(@Nullable GroupRow shown) {
        if (!Objects.equals(group, shown)) {
            group = shown;
            getSelectionModel().clearSelection();
            members.clear();
        }
        update();
    }

    private void followMirror() {
        // With thousands coming and going, four times a second is as often as anyone can read.
        PauseTransition settle = new PauseTransition(SETTLE);
        settle.setOnFinished(over -> updateIfShown());
        desk.mirror().revisionProperty().subscribe((was, now) -> {
            if (settle.getStatus() != Animation.Status.RUNNING) {
                settle.playFromStart();
            }
        });
        texts.languageProperty().subscribe((was, now) -> update());
        // What nobody looks at costs nothing; it is brought up to date when the page comes back.
        sceneProperty().subscribe(this::updateIfShown);
    }

    private void updateIfShown() {
        if (getScene() != null) {
            update();
        }
    }

    private void update() {
        setPlaceholder(group != null && group.groupProperty().get().isSmart() ? nobodyMeets : nobody);
        List<Member> now = group == null ? List.of() : Member.of(desk.mirror(), group.id());
        if (now.equals(members)) {
            return;
        }
        Set<ClientId> chosen = chosen();
        members.setAll(now);
        sort();
        getSelectionModel().clearSelection();
        for (int i = 0; i < members.size(); i++) {
            if (chosen.contains(members.get(i).client())) {
                getSelectionModel().select(i);
            }
        }
    }

    private Set<ClientId> chosen() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(Member::client)
                .collect(Collectors.toSet());
    }

    private TableRow<Member> row() {
        // Without an id: changing it would style the row anew with every change of its place.
        TableRow<Member> row = new TableRow<>();
        desk.drags().source(row, () -> {
            GroupRow of = group;
            if (row.isEmpty() || of == null) {
                return Optional.empty();
            }
            Set<ClientId> carried =
                    row.isSelected() ? chosen() : Set.of(row.getItem().client());
            return Optional.of(Cargo.members(of.id(), carried));
        });
        return row;
    }

    private TableColumn<Member, Member> column(
            String key, double width, Supplier<MemberCell> cell, Comparator<Member> order) {
        TableColumn<Member, Member> column = new TableColumn<>();
        column.textProperty().bind(texts.binding("groups.column." + key));
        column.setPrefWidth(width);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(view -> cell.get());
        column.setComparator(order);
        return column;
    }

    private MemberCell stateCell() {
        return new MemberCell(member -> texts.text(member.online() ? "groups.state.online" : "groups.state.offline"))
                .withDot();
    }

    private void onKey(KeyEvent key) {
        GroupRow of = group;
        if (of == null || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        Cargo cargo = Cargo.members(of.id(), chosen());
        if (cargo.audience().isEmpty()) {
            return;
        }
        switch (key.getCode()) {
            case DELETE -> editing.leave(cargo, of.id());
            case P -> push(cargo);
            case G -> menus.pickToAdd(this, cargo);
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void push(Cargo cargo) {
        desk.navigator().go(new Destination.Compose(cargo.audience(), ""));
    }

    private void openMenu(ContextMenuEvent event) {
        GroupRow of = group;
        Set<ClientId> chosen = chosen();
        if (of == null || chosen.isEmpty()) {
            return;
        }
        if (menu != null) {
            menu.hide();
        }
        menu = menuOf(of.id(), Cargo.members(of.id(), chosen));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private ContextMenu menuOf(GroupId of, Cargo cargo) {
        MenuItem push = new MenuItem(texts.text("groups.menu.push"), Icons.of(Feather.SEND));
        push.setOnAction(pressed -> push(cargo));
        push.setAccelerator(new KeyCodeCombination(KeyCode.P));
        MenuItem leave = new MenuItem(texts.text("groups.members.remove"), Icons.of(Feather.USER_MINUS));
        leave.setOnAction(pressed -> editing.leave(cargo, of));
        leave.setDisable(desk.mirror().isSmart(of));
        leave.setAccelerator(new KeyCodeCombination(KeyCode.DELETE));
        ContextMenu all = new ContextMenu(push, menus.add(cargo), new SeparatorMenuItem(), leave);
        desk.roles().governs(all.getItems());
        return all;
    }
}
