package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.groups.GroupFiles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.console.roles.Lock;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.sending.DepartureBars;
import io.pushdeck.console.sending.Departures;
import io.pushdeck.console.sharing.OwnReceiver;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.console.transfer.CargoWords;
import io.pushdeck.console.transfer.Drags;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.server.hub.HubSnapshot;
import java.nio.file.Path;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A desk of sample data on a stage of its own, dressed like the real window: one feature under test at a time.
public final class SampleDesk implements AutoCloseable {
    private final Texts texts = new Texts();
    private final Mirror mirror = new Mirror();
    private final FakeBackend backend;
    private final FakeHistory history = new FakeHistory();
    private final FakePlans plans = new FakePlans();
    private final FakeInbox inbox = new FakeInbox(history);
    private final FakeFiles files = new FakeFiles();
    private final Preferences preferences;
    private final DialogLayer dialogs = new DialogLayer(texts);
    private final ToastLayer toasts = new ToastLayer();
    private final Desk desk;
    private final Appearance appearance;
    private final DepartureBars bars;

    /// Made on the JavaFX thread.
    ///
    /// @param folder where the preferences are kept
    public SampleDesk(HubSnapshot start, Path folder) {
        backend = new FakeBackend(mirror, start);
        preferences = new Preferences(folder);
        preferences.text(Keys.LANGUAGE, "en");
        preferences.text(Keys.THEME, "light");
        // Before any text is measured: what was laid out without the Chinese font keeps its boxes.
        appearance = new Appearance(preferences, texts, new SimpleBooleanProperty(false));
        desk = new Desk(
                texts,
                mirror,
                new EditHistory(backend),
                Departures.of(backend, preferences),
                backend,
                history,
                plans,
                new Navigator(),
                new Commands(),
                preferences,
                new Drags(new CargoWords(texts, mirror)),
                dialogs,
                toasts,
                new Roles(
                        new Lock(new Secrets(folder), new FakeAudit(), Runnable::run, Runnable::run, System::nanoTime),
                        texts,
                        dialogs,
                        toasts));
        bars = new DepartureBars(texts, desk.departures());
    }

    public Desk desk() {
        return desk;
    }

    public FakeBackend backend() {
        return backend;
    }

    public FakePlans plans() {
        return plans;
    }

    public FakeHistory history() {
        return history;
    }

    /// The operator's receiver, which nothing opens.
    public OwnReceiver ownReceiver() {
        return new OwnReceiver(OwnReceiver.clientOf(preferences), () -> {});
    }

    public FakeInbox inbox() {
        return inbox;
    }

    /// What answers for the operator when a file is asked for.
    public FakeFiles files() {
        return files;
    }

    /// Reads and writes at once.
    public GroupFiles groupFiles() {
        return new GroupFiles(desk, files, new TextFiles(Runnable::run, Runnable::run));
    }

    /// Shows a feature, with dialogs, toasts and the drag ghost above it.
    public void show(Stage stage, Node feature, double width, double height) {
        StackPane root =
                new StackPane(feature, toasts, bars, dialogs, desk.drags().overlay());
        root.getStyleClass().add("shell");
        Scene scene = new Scene(root, width, height);
        appearance.dress(stage, scene);
        stage.setScene(scene);
        stage.setX(40);
        stage.setY(40);
        stage.show();
    }

    @Override
    public void close() {
        bars.close();
        preferences.close();
    }
}
