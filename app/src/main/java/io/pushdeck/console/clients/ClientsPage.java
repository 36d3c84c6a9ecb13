package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableRow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everyone who is connected: search, filter, sort, choose; drag the chosen away, or act on them by menu and key.
public final class ClientsPage extends VBox {
    private static final Duration SETTLE = Duration.millis(200);

    private final Desk desk;
    private final Texts texts;
    private final ClientsModel model;
    private final ClientActions actions;
    private final ClientsTable table;
    private final SearchField search;
    private final StackPane content = new StackPane();
    // Made when it first opens: it has a fifth of all the nodes of the window, and a start waits for each.
    private @Nullable ClientDrawer drawer;
    private @Nullable ContextMenu menu;
    private long sortedAt = -1;

    /// @param whenEmpty shown while nobody is connected: how to join
    public ClientsPage(Desk desk, Node whenEmpty) {
        this(desk, whenEmpty, InstantSource.system());
    }

    ClientsPage(Desk desk, Node whenEmpty, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = new ClientsModel(desk.mirror(), clock);
        this.actions = new ClientActions(desk, model);
        this.table = new ClientsTable(desk, model, new ClientCells(model, texts));
        this.search = new SearchField(texts, "clients", model::search, this::focusTable);
        setId("clients-page");
        getStyleClass().addAll("page", "clients-page");
        getChildren().addAll(header(), tools(), content(whenEmpty));
        table.setRowFactory(view -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        table.getFocusModel().focusedItemProperty().subscribe(row -> {
            if (row != null && isDrawerOpen()) {
                open(row);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && isDrawerOpen()) {
                closeDrawer();
                key.consume();
            } else if (key.getCode() == KeyCode.F && key.isShortcutDown()) {
                search.focus();
                key.consume();
            }
        });
        desk.navigator().guide(destination -> {
            if (destination instanceof Destination.Clients clients) {
                model.showGroup(clients.group());
            } else if (destination instanceof Destination.Client one) {
                show(one.client());
            } else if (destination instanceof Destination.SlowClients) {
                search.clear();
                model.filterProperty().set(new ClientFilter("", Optional.empty(), Optional.of(ClientState.SLOW)));
            }
        });
        desk.commands().offer(Commands.Scope.CHOSEN, this::commands);
        desk.commands().offer(Commands.Scope.PEOPLE, this::pushesByName);
        followTime();
    }

    private PageHeader header() {
        return new PageHeader(texts, "clients")
                .count(
                        "clients-count",
                        Bindings.createStringBinding(
                                this::countWords,
                                // The lists themselves: a binding of their size that nobody reads tells of one change
                                // only.
                                desk.mirror().clients(),
                                desk.mirror().connectionsProperty(),
                                desk.mirror().simulatedProperty(),
                                model.shown(),
                                model.filterProperty(),
                                texts.languageProperty()))
                .right(search);
    }

    private String countWords() {
        if (!model.filterProperty().get().isNone()) {
            return texts.text("clients.count.of", model.shown().size(), model.all());
        }
        String people = texts.text("clients.count", model.online());
        return model.simulated() == 0 ? people : texts.text("clients.count.simulated", people, model.simulated());
    }

    private StackPane tools() {
        ObservableValue<Integer> chosen =
                Bindings.size(table.getSelectionModel().getSelectedItems()).map(Number::intValue);
        FilterBar filters = new FilterBar(desk.mirror(), texts, model, table);
        SelectionBar selection = new SelectionBar(
                texts,
                chosen,
                this::chosen,
                actions,
                () -> table.getSelectionModel().clearSelection());
        selection.visibleProperty().bind(chosen.map(count -> count > 1));
        filters.visibleProperty().bind(selection.visibleProperty().not());
        StackPane tools = new StackPane(filters, selection);
        tools.getStyleClass().add("clients-tools");
        BooleanBinding nobody = Bindings.isEmpty(desk.mirror().clients());
        tools.visibleProperty().bind(nobody.not());
        search.visibleProperty().bind(nobody.not());
        return tools;
    }

    private StackPane content(Node whenEmpty) {
        Button clear = new Button();
        clear.setId("clients-clear-filters");
        clear.textProperty().bind(texts.binding("clients.none.action"));
        clear.setOnAction(pressed -> {
            search.clear();
            model.filterProperty().set(ClientFilter.NONE);
        });
        table.setPlaceholder(new EmptyState(
                Feather.SEARCH, texts.binding("clients.none.title"), texts.binding("clients.none.text"), clear));
        BooleanBinding nobody = Bindings.isEmpty(desk.mirror().clients());
        table.visibleProperty().bind(nobody.not());
        whenEmpty.visibleProperty().bind(nobody);
        content.getChildren().addAll(table, whenEmpty);
        content.getStyleClass().add("clients-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private void followTime() {
        Ticker ticking = new Ticker(this::tick);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticking.stop();
            } else {
                ticking.start();
            }
        });
        // Names and groups change far more often than anyone can read; the filter follows a moment later.
        PauseTransition settle = new PauseTransition(SETTLE);
        settle.setOnFinished(over -> model.refilter());
        desk.mirror().revisionProperty().subscribe((was, now) -> {
            if (!model.filterProperty().get().isNone() && settle.getStatus() != Animation.Status.RUNNING) {
                settle.playFromStart();
            }
        });
    }

    private void tick() {
        model.tick();
        long revision = desk.mirror().revisionProperty().get();
        table.sortAgain(revision != sortedAt);
        sortedAt = revision;
    }

    private TableRow<ClientRow> row() {
        // Without an id: a row that changes its id is styled anew, with all its cells, and JavaFX remembers the styles
        // of each id that there ever was.
        TableRow<ClientRow> row = new TableRow<>();
        desk.drags().source(row, () -> cargoOf(row));
        row.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                open(row.getItem());
            }
        });
        return row;
    }

    /// A row that is not chosen is dragged alone.
    private Optional<Cargo> cargoOf(TableRow<ClientRow> row) {
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(actions.cargo(row.isSelected() ? chosen() : List.of(row.getItem())));
    }

    private List<ClientRow> chosen() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// For those who are chosen, while the page is shown.
    private List<Command> commands() {
        return getScene() == null ? List.of() : actions.commands(chosen(), table, this::openDrawer);
    }

    private List<Command> pushesByName() {
        return desk.mirror().clients().stream()
                .map(ClientRow::client)
                .distinct()
                .map(client -> new Command(
                        desk.mirror().nameOf(client),
                        texts.text("clients.menu.push", 1),
                        Feather.SEND,
                        () -> desk.navigator().go(new Destination.Compose(Audience.of(client), ""))))
                .toList();
    }

    private void openMenu(ContextMenuEvent event) {
        List<ClientRow> rows = chosen();
        if (!rows.isEmpty()) {
            if (menu != null) {
                menu.hide();
            }
            menu = actions.menu(rows, this::openDrawer);
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void openDrawer() {
        List<ClientRow> rows = chosen();
        if (rows.size() == 1) {
            open(rows.getFirst());
        }
    }

    /// Does nothing for somebody who has gone meanwhile.
    private void show(ClientId client) {
        search.clear();
        model.filterProperty().set(ClientFilter.NONE);
        table.getItems().stream()
                .filter(row -> row.client().equals(client))
                .findFirst()
                .ifPresent(row -> {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(row));
                    table.scrollTo(row);
                    table.requestFocus();
                    open(row);
                });
    }

    private boolean isDrawerOpen() {
        return drawer != null && drawer.isOpen();
    }

    private void open(ClientRow row) {
        ClientDrawer shown = drawer;
        if (shown == null) {
            shown = new ClientDrawer(desk, model, actions);
            StackPane.setAlignment(shown, Pos.CENTER_RIGHT);
            content.getChildren().add(shown);
            drawer = shown;
        }
        shown.open(row);
    }

    private void closeDrawer() {
        if (drawer != null) {
            drawer.close();
        }
        table.requestFocus();
    }

    private void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void onKey(KeyEvent key) {
        boolean used = (key.isShortcutDown() || key.isAltDown()) ? onShortcut(key) : onPlainKey(key);
        if (used) {
            key.consume();
        }
    }

    private boolean onShortcut(KeyEvent key) {
        if (key.getCode() == KeyCode.C && key.isShortcutDown() && !key.isAltDown()) {
            actions.copyRows(chosen());
            return true;
        }
        return false;
    }

    private boolean onPlainKey(KeyEvent key) {
        List<ClientRow> rows = chosen();
        switch (key.getCode()) {
            case P -> actions.push(rows);
            case G -> {
                if (key.isShiftDown()) {
                    actions.pickGroupToLeave(table, rows);
                } else {
                    actions.pickGroup(table, rows);
                }
            }
            case F2 -> actions.rename(rows);
            case DELETE -> actions.disconnect(rows);
            case ENTER, SPACE -> {
                if (isDrawerOpen() && key.getCode() == KeyCode.SPACE) {
                    closeDrawer();
                } else {
                    openDrawer();
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
