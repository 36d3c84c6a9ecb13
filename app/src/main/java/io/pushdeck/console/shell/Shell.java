package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.sending.Departure;
import io.pushdeck.console.sending.DepartureBars;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.message.Audience;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
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
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
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
        sidebar = new Sidebar(
                texts,
                new ServerCard(sharing, this::askToStop, this::askToRestart),
                features.unread(),
                this::open,
                this::showPalette);
        BorderPane frame = new BorderPane();
        frame.setLeft(sidebar);
        frame.setBottom(statusBar);
        bars = new DepartureBars(texts, desk.departures());
        dock = new Dock(features.groupsPanel(), features.compose(), desk.preferences());
        root = new StackPane();
        root.getStyleClass().add("shell");
        scene = new Scene(root, 1280, 800);
        root.getChildren().addAll(frame, desk.drags().overlay(), dialogs);
        frame.setCenter(centre(toasts));
        shortcuts().install(scene);
        desk.commands().offer(Commands.Scope.WINDOW, new ShellCommands(desk, sharing, new Moves())::now);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        guide = desk.navigator().guide(this::goTo);
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
    public void show(Stage stage, Appearance appearance) {
        appearance.dress(stage, scene);
        stage.setTitle("Pushdeck");
        stage.setScene(scene);
        remembering = WindowMemory.restore(stage, desk.preferences());
        stage.setOnCloseRequest(request -> {
            if (desk.departures().isAnyWaiting()) {
                request.consume();
                askToSend(stage);
            } else if (peopleWouldNotice()) {
                request.consume();
                askToQuit(stage);
            }
        });
        stage.show();
        new Tour(texts, dialogs).startOnce(desk.preferences());
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
        VBox centre = new VBox(new Banner(desk, sharing.server()), row);
        centre.getStyleClass().add("centre");
        return centre;
    }

    private ToggleButton dockToggle() {
        ToggleButton toggle = new ToggleButton("", Icons.of(Feather.SIDEBAR));
        toggle.setId("shell-dock-toggle");
        toggle.getStyleClass().addAll("button-icon", "flat");
        toggle.selectedProperty().bindBidirectional(dockWanted);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.binding("shell.dock.toggle"));
        toggle.setTooltip(tip);
        toggle.accessibleTextProperty().bind(tip.textProperty());
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
        shortcuts.on(Shortcuts.HELP, this::showShortcuts);
        shortcuts.on(Shortcuts.HELP_TOO, this::showShortcuts);
        return shortcuts;
    }

    /// The sidebar and its keys: the page as it was left, filters and all. Asked for a second time, the history leaves
    /// the push that it shows.
    private void open(Page target) {
        if (target == Page.HISTORY && current.get() == target) {
            desk.navigator().go(new Destination.History());
        }
        current.set(target);
    }

    private void goTo(Destination destination) {
        Page.of(destination).ifPresentOrElse(current::set, this::openComposer);
    }

    private void openComposer() {
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
        if (key.getCode() == KeyCode.ESCAPE && desk.departures().undoLast()) {
            key.consume();
        }
    }

    private void undo() {
        if (desk.departures().undoLast()) {
            return;
        }
        String label = desk.edits().undoLabelProperty().get();
        if (!label.isEmpty()) {
            desk.edits().undo(said(label, "shell.undone", "shell.undo.failed"));
        }
    }

    private void redo() {
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
        return dialogs.openProperty().get() || (palette != null && palette.isShowing());
    }

    private void showPalette() {
        palette = new Picker<>(
                        desk.commands().now(),
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

    private boolean peopleWouldNotice() {
        return sharing.server().statusProperty().get() instanceof ServerStatus.Listening
                && desk.mirror().connectionsProperty().get() > 0;
    }

    private void askToStop() {
        askIfNoticed("shell.stop", sharing.server()::stop);
    }

    private void askToRestart() {
        askIfNoticed("shell.restart", sharing.server()::restart);
    }

    // Asked, since neither is safe to assume: what waits may be a mistake, or may be meant. Time goes on meanwhile, so
    // the answer that needs no button is the one that was given when it was pushed.
    private void askToSend(Stage stage) {
        dialogs.cancel();
        List<Departure> waiting = desk.departures().waiting();
        dialogs.confirm(
                texts.text("sending.quit.title"),
                texts.text(
                        "sending.quit.text", waiting.size(), waiting.getFirst().title()),
                texts.text("sending.quit.action"),
                () -> desk.departures().sendAll(stage::close));
    }

    private void askToQuit(Stage stage) {
        dialogs.cancel();
        askIfNoticed("shell.quit", stage::close);
    }

    private void askIfNoticed(String key, Runnable action) {
        if (peopleWouldNotice()) {
            int connections = desk.mirror().connectionsProperty().get();
            dialogs.confirm(
                    texts.text(key + ".title"),
                    texts.text(key + ".text", connections),
                    texts.text(key + ".action"),
                    action);
        } else {
            action.run();
        }
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
            askToStop();
        }

        @Override
        public void restartServer() {
            askToRestart();
        }

        @Override
        public void quit() {
            Window window = scene.getWindow();
            window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
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
