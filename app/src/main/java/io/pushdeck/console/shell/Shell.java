package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.Background;
import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.sending.DepartureBars;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.message.Audience;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The window: sidebar, page, dock, status bar, and above them dialogs, toasts and what is being dragged.
public final class Shell implements AutoCloseable {
    private static final double NARROW = 1080;
    private static final double PALETTE = 560;

    private final Desk desk;
    private final Texts texts;
    private final Sharing sharing;
    private final DialogLayer dialogs;
    private final Features features;
    private final Closing closing;
    private final StatusBar statusBar;
    private final Sidebar sidebar;
    private final DepartureBars bars;
    private final Dock dock;
    private final StackPane page = new StackPane();
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final StackPane root;
    private final Scene scene;
    private final ObjectProperty<Page> current = new SimpleObjectProperty<>(Page.CLIENTS);
    private final BooleanProperty dockWanted = new SimpleBooleanProperty(false);
    private final Subscription guide;
    private final Wall wall;
    private final ShellCommands commands;
    private @Nullable Picker<Command> palette;
    private Subscription remembering = Subscription.EMPTY;

    /// @param dialogs the same that the desk offers as its questions
    /// @param toasts  the same that the desk offers
    /// @param guard   looked at once a second
    public Shell(
            Desk desk,
            Sharing sharing,
            DialogLayer dialogs,
            ToastLayer toasts,
            Features features,
            GuardWatch guard,
            Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.sharing = sharing;
        this.dialogs = dialogs;
        this.features = features;
        var status = sharing.server().statusProperty();
        statusBar = new StatusBar(desk, status, guard, features.simulated(), clock);
        closing = new Closing(desk, sharing.server(), dialogs);
        ServerCard card = new ServerCard(sharing, desk.roles(), closing, features.profile());
        sidebar = new Sidebar(desk, card, features.unread(), this::open, this::showPalette);
        BorderPane frame = new BorderPane();
        frame.setLeft(sidebar);
        frame.setBottom(statusBar);
        bars = new DepartureBars(texts, desk.departures());
        dock = new Dock(features.groupsPanel(), features.compose(), desk);
        root = new StackPane();
        root.getStyleClass().add("shell");
        scene = new Scene(root, 1280, 800);
        root.getChildren().addAll(frame, desk.drags().overlay(), dialogs);
        wall = new Wall(desk, root, frame, dialogs, features.wallboard());
        frame.setCenter(centre(toasts));
        shortcuts().install(scene);
        commands = new ShellCommands(desk, sharing, new Moves());
        desk.commands().offer(Commands.Scope.WINDOW, commands::now);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        guide = desk.navigator().guide(this::goTo);
        desk.roles().lockedProperty().subscribe((before, now) -> follow(now));
        desk.drags().forbidWhile(desk.roles()::isLocked);
        desk.roles().governs(bars);
        current.set(
                Page.parse(desk.preferences().text("page", Page.CLIENTS.key()).get()));
        current.subscribe(this::showPage);
    }

    // Pushes below, short words above them; they lie over the page alone, and let the mouse through where there is
    // none.
    private VBox bottom(ToastLayer toasts) {
        VBox bottom = new VBox(toasts, bars);
        bottom.getStyleClass().add("bottom-layer");
        bottom.setPickOnBounds(false);
        VBox.setVgrow(toasts, Priority.ALWAYS);
        return bottom;
    }

    /// Puts the window on the screen, where it was the last time.
    /// @param background where it goes when it is closed and all else goes on
    public void show(Stage stage, Appearance appearance, Background background) {
        appearance.dress(stage, scene);
        stage.titleProperty().bind(features.title());
        stage.setScene(scene);
        remembering = WindowMemory.restore(stage, desk.preferences());
        closing.guard(stage, background);
        stage.show();
        new Tour(texts, dialogs).startOnce(desk.preferences());
    }

    /// Shows the window, hidden or not.
    public void bringToFront() {
        closing.show();
    }

    /// Ends the program after the questions that are due.
    public void quit() {
        closing.quit();
    }

    /// Ends the program without a question; what was pushed leaves before.
    public void end() {
        closing.end();
    }

    private Node centre(ToastLayer toasts) {
        BooleanBinding narrow = scene.widthProperty().lessThan(NARROW);
        ToggleButton toggle = dockToggle();
        dock.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> current.get().isDocked() && (!narrow.get() || dockWanted.get()),
                        current,
                        narrow,
                        dockWanted));
        dock.managedProperty().bind(dock.visibleProperty());
        VBox rail = new VBox(toggle);
        rail.getStyleClass().add("dock-rail");
        rail.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> current.get().isDocked() && narrow.get(), current, narrow));
        rail.managedProperty().bind(rail.visibleProperty());
        page.getStyleClass().add("page-holder");
        page.setMinWidth(0);
        // A page that needs more room than is left beside the dock must not lie over the sidebar.
        page.setAlignment(Pos.TOP_LEFT);
        Rectangle visible = new Rectangle();
        visible.widthProperty().bind(page.widthProperty());
        visible.heightProperty().bind(page.heightProperty());
        page.setClip(visible);
        StackPane room = new StackPane(page, bottom(toasts));
        room.setMinWidth(0);
        HBox row = new HBox(room, dock, rail);
        HBox.setHgrow(room, Priority.ALWAYS);
        VBox.setVgrow(row, Priority.ALWAYS);
        VBox centre = new VBox(new LookingBar(desk.roles(), texts), new Banner(desk, sharing.server()), row);
        centre.getStyleClass().add("centre");
        return centre;
    }

    private ToggleButton dockToggle() {
        ToggleButton toggle = new ToggleButton("", Icons.of(Feather.SIDEBAR));
        toggle.setId("shell-dock-toggle");
        toggle.getStyleClass().addAll("button-icon", "flat");
        toggle.selectedProperty().bindBidirectional(dockWanted);
        Tip.name(toggle, texts.binding("shell.dock.toggle"));
        return toggle;
    }

    private Shortcuts shortcuts() {
        Navigator navigator = desk.navigator();
        Shortcuts shortcuts = new Shortcuts(this::areKeysTaken);
        for (Page target : Page.values()) {
            shortcuts.on(Shortcuts.page(target), () -> open(target));
        }
        shortcuts.on(Shortcuts.UNDO, this::undo);
        shortcuts.on(Shortcuts.REDO, this::redo);
        shortcuts.on(Shortcuts.SEARCH, () -> focus("#" + current.get().key() + "-search"));
        shortcuts.on(Shortcuts.COMPOSE, () -> navigator.go(new Destination.Compose(Audience.NOBODY, "")));
        shortcuts.on(Shortcuts.PALETTE, this::showPalette);
        shortcuts.on(Shortcuts.LOCK, desk.roles()::askToLock);
        shortcuts.on(Shortcuts.WALLBOARD, wall::putUp);
        shortcuts.on(Shortcuts.HELP, this::showShortcuts);
        shortcuts.on(Shortcuts.HELP_TOO, this::showShortcuts);
        return shortcuts;
    }

    /// The sidebar and its keys: the page as it was left, filters and all. Asked for a second time, the history leaves
    /// the push that it shows.
    private void open(Page target) {
        if (target == Page.SETTINGS) {
            desk.roles().asOperator(() -> current.set(target));
            return;
        }
        if (target == Page.HISTORY && current.get() == target) {
            desk.navigator().go(new Destination.History());
        }
        current.set(target);
    }

    private void goTo(Destination destination) {
        Page.of(destination).ifPresentOrElse(this::arrive, this::openComposer);
    }

    private void arrive(Page target) {
        if (target == Page.SETTINGS) {
            open(target);
        } else {
            current.set(target);
        }
    }

    /// Viewers see no question that an operator left, and no settings.
    private void follow(boolean locked) {
        if (locked) {
            dialogs.cancelAll();
            if (current.get() == Page.SETTINGS) {
                current.set(Page.CLIENTS);
            }
        }
    }

    private void openComposer() {
        if (desk.roles().refuses()) {
            return;
        }
        if (!current.get().isDocked()) {
            current.set(Page.CLIENTS);
        }
        dockWanted.set(true);
        root.applyCss();
        root.layout();
        focus("#compose-text");
    }

    private void showPage(Page shown) {
        Node node = pages.computeIfAbsent(shown, features::of);
        page.getChildren().setAll(node);
        sidebar.select(shown);
        desk.preferences().text("page", Page.CLIENTS.key()).set(shown.key());
    }

    private void focus(String selector) {
        Node found = root.lookup(selector);
        if (found != null) {
            found.requestFocus();
        }
    }

    // Not a filter: Escape first closes what is open.
    private void onEscape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE
                && !wall.isUp()
                && !desk.roles().isLocked()
                && desk.departures().undoLast()) {
            key.consume();
        }
    }

    private void undo() {
        if (desk.roles().refuses() || desk.departures().undoLast()) {
            return;
        }
        String label = desk.edits().undoLabelProperty().get();
        if (!label.isEmpty()) {
            desk.edits().undo(said(label, "shell.undone", "shell.undo.failed"));
        }
    }

    private void redo() {
        if (desk.roles().refuses()) {
            return;
        }
        String label = desk.edits().redoLabelProperty().get();
        if (!label.isEmpty()) {
            desk.edits().redo(said(label, "shell.redone", "shell.redo.failed"));
        }
    }

    private Consumer<GroupEditResult> said(String label, String done, String refused) {
        return result -> {
            switch (result) {
                case GroupEditResult.Applied applied -> desk.toasts().info(texts.text(done, label));
                case GroupEditResult.Rejected rejected -> desk.toasts().error(texts.text(refused, label));
            }
        };
    }

    // By a question, or by the palette: a key that is held would open another one above it with each repeat.
    private boolean areKeysTaken() {
        return wall.isUp() || dialogs.openProperty().get() || (palette != null && palette.isShowing());
    }

    private void showPalette() {
        palette = new Picker<>(
                        desk.roles().isLocked()
                                ? commands.looking()
                                : desk.commands().now(),
                        Command::words,
                        command -> Icons.of(command.icon()),
                        texts.text("shell.palette.search"),
                        texts.text("shell.palette.nothing"))
                .wide(PALETTE)
                .hint(Command::keys);
        palette.show(root, command -> command.run().run());
    }

    private void showShortcuts() {
        Parent table = new ShortcutTable(texts);
        dialogs.open(dialogs.card(texts.text("shell.keys.title"), table));
    }

    private final class Moves implements ShellCommands.Moves {
        @Override
        public void open(Page page) {
            Shell.this.open(page);
        }

        @Override
        public void undo() {
            Shell.this.undo();
        }

        @Override
        public void redo() {
            Shell.this.redo();
        }

        @Override
        public void showShortcuts() {
            Shell.this.showShortcuts();
        }

        @Override
        public void showTour() {
            new Tour(texts, dialogs).start();
        }

        @Override
        public void stopServer() {
            closing.stopServer();
        }

        @Override
        public void restartServer() {
            closing.restartServer();
        }

        @Override
        public void showWallboard() {
            wall.putUp();
        }

        @Override
        public void quit() {
            closing.quit();
        }
    }

    @Override
    public void close() {
        remembering.unsubscribe();
        guide.unsubscribe();
        statusBar.close();
        bars.close();
    }
}
