package io.pushdeck.console.people;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.ClientId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Everyone who is known, here or not: search, filter, sort, choose; drag the chosen into groups, write notes, keep
/// somebody out; open one for everything about it.
public final class PeoplePage extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final PeopleModel model;
    private final PeopleBackend backend;
    private final PersonActions actions;
    private final PeopleTable table;
    private final PersonDrawer drawer;
    private final SearchField search;
    private final PastPane past;
    private final List<Node> present;
    private @Nullable ContextMenu menu;

    public PeoplePage(Desk desk, PeopleBackend backend, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.backend = backend;
        this.model = new PeopleModel(desk.mirror(), backend, clock);
        this.actions = new PersonActions(desk, model, backend, clock);
        this.table = new PeopleTable(desk, model);
        this.drawer = new PersonDrawer(desk, model, backend, actions, this::closeDrawer);
        this.search = new SearchField(texts, "people", model::search, this::focusTable);
        this.past = new PastPane(desk, backend, clock, this::showPresent);
        backend.onTrouble(words -> {
            past.giveUp();
            desk.toasts().error(texts.text("people.trouble", words));
        });
        setId("people-page");
        getStyleClass().addAll("page", "clients-page", "people-page");
        ObservableValue<Integer> chosen =
                Bindings.size(table.getSelectionModel().getSelectedItems()).map(Number::intValue);
        PeopleTools tools = new PeopleTools(
                texts,
                model,
                actions,
                chosen,
                table::chosen,
                () -> table.getSelectionModel().clearSelection());
        present = List.of(header(), tools, content());
        getChildren().addAll(present);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::openMenu);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                openDrawer();
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && drawer.isOpen() && table.chosen().size() == 1) {
                drawer.open(row.client());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && past.getParent() != null) {
                showPresent();
                key.consume();
            } else if (key.getCode() == KeyCode.ESCAPE && drawer.isOpen()) {
                closeDrawer();
                key.consume();
            }
        });
        desk.navigator().guide(destination -> {
            if (destination instanceof Destination.Person person) {
                showPerson(person.client());
            }
        });
        desk.commands().offer(Commands.Scope.CHOSEN, this::commands);
        followTime();
    }

    private PageHeader header() {
        Button bans = new Button(null, Icons.of(Feather.SLASH));
        bans.setId("people-bans");
        bans.getStyleClass().addAll("button-icon", "flat");
        Tip.name(bans, texts.binding("people.bans.title"));
        bans.setOnAction(pressed -> showBans());
        Button then = new Button(null, Icons.of(Feather.CLOCK));
        then.setId("people-past-open");
        then.textProperty().bind(texts.binding("people.past.open"));
        then.setMinWidth(Region.USE_PREF_SIZE);
        then.setOnAction(pressed -> showPast());
        return new PageHeader(texts, "people")
                .count(
                        "people-count",
                        Bindings.createStringBinding(
                                this::countWords, model.revisionProperty(), texts.languageProperty()))
                .right(then, bans, search);
    }

    private String countWords() {
        int shown = model.shownProperty().get().size();
        return model.filterProperty().get().isNone()
                ? texts.text("people.count", shown)
                : texts.text("people.count.of", shown, model.count());
    }

    /// In the place of everything but the name of the page: what is not of that time is not to be mistaken for it.
    private void showPast() {
        drawer.close();
        VBox.setVgrow(past, Priority.ALWAYS);
        getChildren().setAll(new PageHeader(texts, "people"), past);
        past.open();
    }

    private void showPresent() {
        getChildren().setAll(present);
        focusTable();
    }

    private void showBans() {
        desk.dialogs().show(texts.text("people.bans.title"), new BanList(texts, model, backend, actions));
    }

    private StackPane content() {
        Button clear = new Button();
        clear.setId("people-clear-filters");
        clear.textProperty().bind(texts.binding("clients.none.action"));
        clear.setOnAction(pressed -> clearFilters());
        table.setPlaceholder(new EmptyState(
                Feather.SEARCH, texts.binding("people.none.title"), texts.binding("people.none.text"), clear));
        EmptyState empty =
                new EmptyState(Feather.USERS, texts.binding("people.empty.title"), texts.binding("people.empty.text"));
        BooleanBinding nobody = Bindings.createBooleanBinding(() -> model.count() == 0, model.revisionProperty());
        empty.visibleProperty().bind(nobody);
        table.visibleProperty().bind(nobody.not());
        StackPane.setAlignment(drawer, Pos.CENTER_RIGHT);
        StackPane content = new StackPane(table, empty, drawer);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private void clearFilters() {
        search.clear();
        model.filterProperty().set(PeopleFilter.NONE);
    }

    private void followTime() {
        Ticker ticking = new Ticker(model::tick);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                ticking.stop();
            } else {
                model.tick();
                model.load();
                ticking.start();
            }
        });
    }

    private void showPerson(ClientId client) {
        getChildren().setAll(present);
        clearFilters();
        model.look();
        table.choose(client);
        drawer.open(client);
    }

    /// For those who are chosen, while the page is shown.
    private List<Command> commands() {
        if (getScene() == null) {
            return List.of();
        }
        List<Command> all = new ArrayList<>(actions.commands(table.chosen(), table, this::openDrawer, this::openNote));
        all.add(new Command(texts.text("people.title"), texts.text("people.past.open"), Feather.CLOCK, this::showPast));
        all.add(new Command(
                texts.text("people.title"), texts.text("people.bans.title"), Feather.SLASH, this::showBans));
        return all;
    }

    private void openMenu(ContextMenuEvent event) {
        List<PersonRow> rows = table.chosen();
        if (!rows.isEmpty()) {
            if (menu != null) {
                menu.hide();
            }
            menu = actions.menu(rows, this::openDrawer, this::openNote);
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void openDrawer() {
        List<PersonRow> rows = table.chosen();
        if (rows.size() == 1) {
            drawer.open(rows.getFirst().client());
        }
    }

    private void openNote() {
        if (PersonActions.canAnnotate(table.chosen())) {
            openDrawer();
            drawer.focusNote();
        }
    }

    private void closeDrawer() {
        drawer.close();
        table.requestFocus();
    }

    private void focusTable() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().select(0);
        }
    }

    private void onKey(KeyEvent key) {
        if (!key.isShortcutDown() && !key.isAltDown() && onPlainKey(key)) {
            key.consume();
        }
    }

    private boolean onPlainKey(KeyEvent key) {
        List<PersonRow> rows = table.chosen();
        switch (key.getCode()) {
            case P -> actions.push(rows);
            case G -> {
                if (key.isShiftDown()) {
                    actions.pickGroupToLeave(table, rows);
                } else {
                    actions.pickGroup(table, rows);
                }
            }
            case N -> openNote();
            case A -> actions.alias(rows);
            case L -> actions.lift(rows);
            case DELETE -> actions.ban(rows);
            case ENTER, SPACE -> {
                if (drawer.isOpen() && key.getCode() == KeyCode.SPACE) {
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
