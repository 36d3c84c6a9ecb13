package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Groups one below the other: each can be dragged, dropped on, and acted on by menu and key.
final class GroupList extends ListView<Optional<GroupRow>> {
    private static final double ROW = 40;

    private final Desk desk;
    private final GroupEditing editing;
    private final GroupMenu menus;
    private final boolean withEveryone;
    private final Consumer<Optional<GroupRow>> onOpen;
    private @Nullable ContextMenu menu;

    /// @param withEveryone whether the first entry means all who are connected
    /// @param onOpen       what Enter and a double click do
    GroupList(
            String id,
            Desk desk,
            GroupEditing editing,
            GroupMenu menus,
            boolean withEveryone,
            Consumer<Optional<GroupRow>> onOpen) {
        this.desk = desk;
        this.editing = editing;
        this.menus = menus;
        this.withEveryone = withEveryone;
        this.onOpen = onOpen;
        setId(id);
        setFixedCellSize(ROW);
        getStyleClass().add("group-list");
        setCellFactory(view -> cell());
        desk.mirror().groups().addListener((ListChangeListener<GroupRow>) change -> {
            refill();
            reveal(change);
        });
        refill();
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
    }

    Optional<GroupId> selectedGroup() {
        return chosen().map(GroupRow::id);
    }

    void select(GroupId id) {
        for (int i = 0; i < getItems().size(); i++) {
            if (getItems().get(i).map(row -> row.id().equals(id)).orElse(false)) {
                getSelectionModel().clearAndSelect(i);
                reveal(i);
            }
        }
    }

    private void refill() {
        Optional<GroupId> selected = selectedGroup();
        int place = getSelectionModel().getSelectedIndex();
        List<Optional<GroupRow>> entries = new ArrayList<>();
        if (withEveryone) {
            entries.add(Optional.empty());
        }
        desk.mirror().groups().forEach(row -> entries.add(Optional.of(row)));
        getItems().setAll(entries);
        getSelectionModel().clearSelection();
        selected.ifPresent(this::select);
        // The chosen one was deleted: its neighbour takes its place, so that the keyboard goes on from there.
        if (getSelectionModel().isEmpty() && place >= 0 && !entries.isEmpty()) {
            getSelectionModel().select(Math.min(place, entries.size() - 1));
        }
    }

    /// Shows a group that has just come, wherever the list was scrolled to.
    private void reveal(ListChangeListener.Change<? extends GroupRow> change) {
        while (change.next()) {
            if (change.getAddedSize() == 1 && !change.wasReplaced()) {
                int place = change.getFrom() + (withEveryone ? 1 : 0);
                afterLayout(() -> reveal(place));
            }
        }
    }

    /// Moves no further than it has to: whoever looks at the first lines goes on looking at them.
    private void reveal(int place) {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> lines
                && lines.getCellCount() == getItems().size()) {
            lines.scrollTo(place);
        } else {
            scrollTo(Math.max(0, place - 2));
        }
    }

    /// Until it is laid out, the list believes that it ends where it did, and scrolls one row too short.
    private void afterLayout(Runnable action) {
        Scene scene = getScene();
        if (scene != null) {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    action.run();
                }
            });
        }
    }

    private ListCell<Optional<GroupRow>> cell() {
        GroupCell cell = new GroupCell(desk.texts(), desk.mirror(), getId() + "-");
        desk.drags().source(cell, () -> cell.isEmpty() ? Optional.empty() : Optional.of(cargoOf(cell.getItem())));
        desk.drags()
                .target(
                        cell,
                        cargo -> preview(cell, cargo),
                        cargo -> cell.getItem().ifPresent(row -> drop(cell, cargo, row)));
        cell.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !cell.isEmpty()) {
                onOpen.accept(cell.getItem());
            }
        });
        return cell;
    }

    private DropPreview preview(GroupCell cell, Cargo cargo) {
        Optional<GroupRow> entry = cell.isEmpty() ? Optional.empty() : cell.getItem();
        DropPreview would = entry.map(row -> moved(cell, cargo, row)
                        .map(group -> previewMove(cell, group, row))
                        .orElseGet(() -> editing.previewJoin(cargo, row.id())))
                .orElseGet(() -> new DropPreview(false, desk.texts().text("groups.everyone.refused")));
        cell.showEdge(would.accepted()
                && entry.flatMap(row -> moved(cell, cargo, row)).isPresent());
        return would;
    }

    private DropPreview previewMove(GroupCell cell, GroupId moved, GroupRow beside) {
        String name = beside.groupProperty().get().name();
        if (order().beside(moved, beside.id(), cell.isAimedAfter()).isEmpty()) {
            return new DropPreview(false, desk.texts().text("groups.move.here"));
        }
        return new DropPreview(
                true, desk.texts().text(cell.isAimedAfter() ? "groups.move.after" : "groups.move.before", name));
    }

    private void drop(GroupCell cell, Cargo cargo, GroupRow row) {
        moved(cell, cargo, row)
                .ifPresentOrElse(
                        group -> order().beside(group, row.id(), cell.isAimedAfter())
                                .ifPresent(position -> editing.move(group, position)),
                        () -> editing.join(cargo, row.id()));
    }

    /// The group that is put before or after another: one alone, held near the edge of the other's line.
    private static Optional<GroupId> moved(GroupCell cell, Cargo cargo, GroupRow over) {
        boolean oneGroup = cargo.audience().groups().size() == 1
                && cargo.equals(Cargo.group(cargo.audience().groups().iterator().next()));
        return oneGroup && cell.isAimedAtEdge() && !cargo.audience().groups().contains(over.id())
                ? cargo.audience().groups().stream().findFirst()
                : Optional.empty();
    }

    private GroupOrder order() {
        return GroupOrder.of(desk.mirror().groups());
    }

    private static Cargo cargoOf(Optional<GroupRow> entry) {
        return entry.map(row -> Cargo.group(row.id())).orElseGet(Cargo::everyone);
    }

    private Optional<GroupRow> chosen() {
        Optional<GroupRow> entry = getSelectionModel().getSelectedItem();
        return entry == null ? Optional.empty() : entry;
    }

    private void openMenu(ContextMenuEvent event) {
        Optional<GroupRow> entry = getSelectionModel().getSelectedItem();
        if (entry == null) {
            return;
        }
        if (menu != null) {
            menu.hide();
        }
        menu = entry.map(row -> menus.of(row, () -> onOpen.accept(entry)))
                .orElseGet(() -> menus.everyone(() -> onOpen.accept(entry)));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private void onKey(KeyEvent key) {
        Optional<GroupRow> entry = getSelectionModel().getSelectedItem();
        if (entry == null || key.isShortcutDown() || key.isShiftDown()) {
            return;
        }
        if (key.isAltDown()) {
            if (key.getCode() == KeyCode.UP || key.getCode() == KeyCode.DOWN) {
                entry.ifPresent(row -> menus.shift(row.id(), key.getCode() == KeyCode.UP ? -1 : 1));
                key.consume();
            }
            return;
        }
        switch (key.getCode()) {
            case ENTER -> onOpen.accept(entry);
            case P -> push(entry);
            case INSERT ->
                entry.ifPresent(row -> menus.addFromList(row.groupProperty().get()));
            case F4 ->
                entry.filter(row -> row.groupProperty().get().isSmart())
                        .ifPresent(row -> menus.rules().edit(row.id()));
            case F2 -> entry.ifPresent(row -> editing.rename(row.id()));
            case DELETE -> entry.ifPresent(row -> editing.delete(row.id()));
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void push(Optional<GroupRow> entry) {
        desk.navigator().go(new Destination.Compose(cargoOf(entry).audience(), ""));
    }
}
