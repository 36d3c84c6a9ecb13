package io.pushdeck.console.testing;

import io.pushdeck.console.activity.ActivityPage;
import io.pushdeck.console.bridge.Background;
import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.clients.ClientsPage;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.compose.ComposePanel;
import io.pushdeck.console.dashboard.DashboardPage;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.groups.GroupFiles;
import io.pushdeck.console.groups.GroupsPage;
import io.pushdeck.console.groups.GroupsPanel;
import io.pushdeck.console.history.HistoryPage;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.inbox.InboxPage;
import io.pushdeck.console.inbox.UnreadMessages;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.people.PeoplePage;
import io.pushdeck.console.planned.PlannedPage;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.console.profiles.ProfileWords;
import io.pushdeck.console.profiles.Profiles;
import io.pushdeck.console.profiles.ProfilesFile;
import io.pushdeck.console.rehearsal.RehearsalModel;
import io.pushdeck.console.rehearsal.RehearsalPage;
import io.pushdeck.console.roles.GuardedBackend;
import io.pushdeck.console.roles.GuardedHistory;
import io.pushdeck.console.roles.GuardedInbox;
import io.pushdeck.console.roles.GuardedPeople;
import io.pushdeck.console.roles.GuardedPlans;
import io.pushdeck.console.roles.GuardedRehearsal;
import io.pushdeck.console.roles.Lock;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.sending.Departures;
import io.pushdeck.console.settings.FileAccess;
import io.pushdeck.console.settings.ProfileActions;
import io.pushdeck.console.settings.SettingsFiles;
import io.pushdeck.console.settings.SettingsPage;
import io.pushdeck.console.sharing.Invitation;
import io.pushdeck.console.sharing.OwnReceiver;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.console.shell.Features;
import io.pushdeck.console.shell.Shell;
import io.pushdeck.console.transfer.CargoWords;
import io.pushdeck.console.transfer.Drags;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.console.wallboard.Wallboard;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.transport.TransportCounters;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;

/// The whole console around a [FakeBackend] and a gate that listens nowhere. Built and used on the JavaFX thread.
public final class FakeConsole implements AutoCloseable {
    /// The data folder that nobody names.
    private static final Path STANDARD = Path.of("/home/operator/.local/share/pushdeck");

    private static final Duration UPTIME = Duration.ofSeconds(8_077);

    private final Preferences preferences;
    private final Texts texts = new Texts();
    private final Appearance appearance;
    private final ServerControl server;
    private final FakeBackend backend;
    private final FakeHistory history = new FakeHistory();
    private final FakePlans plans = new FakePlans();
    private final FakeInbox inbox = new FakeInbox(history);
    private final FakeMetrics metrics = new FakeMetrics();
    private final FakePeople people = new FakePeople();
    private final FakeRehearsal rehearsal = new FakeRehearsal();
    private final FakeAudit audit = new FakeAudit();
    private final FakeGate gate;
    private final Sharing sharing;
    private final Desk desk;
    private final Shell shell;
    private final FakeFiles files = new FakeFiles();
    private final GuardWatch guard;
    private final FakeNeighbours neighbours = new FakeNeighbours();
    private final Profiles profiles;
    private boolean ended;
    private TransportCounters counters = Counted.NOTHING;

    /// @param folder for the preferences
    /// @param gate   answers at once, on the calling thread
    public FakeConsole(Path folder, HubSnapshot start, FakeGate gate) {
        this(folder, start, gate, STANDARD);
    }

    /// @param folder for the preferences
    /// @param gate   answers at once, on the calling thread
    /// @param here   what is said to be its data folder
    public FakeConsole(Path folder, HubSnapshot start, FakeGate gate, Path here) {
        this.gate = gate;
        preferences = new Preferences(folder);
        preferences.flag(Keys.TOUR_SEEN, false).set(true);
        appearance = new Appearance(preferences, texts, new SimpleBooleanProperty(false));
        Mirror mirror = new Mirror();
        backend = new FakeBackend(mirror, start);
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        // Listening for a while already: an uptime of nothing but zeros would not show how it is written.
        Clock earlier = Clock.offset(clock, UPTIME.negated());
        server = new ServerControl(gate, new OneAddress(), earlier, ListenConfig.DEFAULT, Runnable::run, Runnable::run);
        DialogLayer dialogs = new DialogLayer(texts);
        ToastLayer toasts = new ToastLayer();
        sharing = new Sharing(texts, server, mirror, dialogs, address -> {}, OwnReceiver.clientOf(preferences));
        Roles roles = new Roles(
                new Lock(new Secrets(folder), audit, Runnable::run, Runnable::run, System::nanoTime),
                texts,
                dialogs,
                toasts);
        server.refuseWhile(roles::refuses);
        GuardedBackend guarded = new GuardedBackend(backend, roles);
        desk = new Desk(
                texts,
                mirror,
                new EditHistory(guarded),
                Departures.of(guarded, preferences),
                guarded,
                new GuardedHistory(history, roles),
                new GuardedPlans(plans, roles),
                new Navigator(),
                new Commands(),
                preferences,
                new Drags(new CargoWords(texts, mirror)),
                dialogs,
                toasts,
                roles);
        roles.lock().beforeLocking(() -> desk.departures().sendAll(() -> {}));
        guard = new GuardWatch(() -> Optional.of(counters), clock);
        UnreadMessages unread = new UnreadMessages(inbox);
        ActivityPage activity = new ActivityPage(desk);
        TextFiles textFiles = new TextFiles(Runnable::run, Runnable::run);
        FileAccess access = new FileAccess(files, textFiles);
        SettingsFiles settingsFiles = new SettingsFiles(desk, server, audit, access);
        GroupFiles groupFiles = new GroupFiles(desk, files, textFiles);
        RehearsalModel played = new RehearsalModel(desk, new GuardedRehearsal(rehearsal, roles));
        ProfilesFile profilesFile = new ProfilesFile(folder.resolve("config/profiles.properties"), STANDARD);
        profiles = new Profiles(
                here, profilesFile, profilesFile.read(), neighbours, new OneAddress(), Runnable::run, Runnable::run);
        ProfileActions actions = new ProfileActions(desk, profiles, audit, files, this::askToQuit);
        Features features = new Features(
                ProfileWords.here(texts, profiles),
                new ClientsPage(desk, new Invitation(sharing)),
                () -> new GroupsPage(desk, groupFiles),
                () -> new PeoplePage(desk, new GuardedPeople(people, roles), clock),
                () -> new InboxPage(desk, new GuardedInbox(inbox, roles), unread, clock),
                unread.countProperty(),
                activity,
                () -> new HistoryPage(desk, files, textFiles),
                () -> new PlannedPage(desk, clock),
                () -> new DashboardPage(desk, metrics, files, textFiles, clock),
                () -> new RehearsalPage(desk, played),
                played.playingProperty(),
                () -> new SettingsPage(desk, sharing, actions, guard, audit, access, settingsFiles),
                (leave, full) -> new Wallboard(desk, server.statusProperty(), metrics, clock, leave, full),
                new GroupsPanel(desk, groupFiles),
                new ComposePanel(
                        desk, clock, new OwnReceiver(OwnReceiver.clientOf(preferences), sharing::openReceiver)));
        shell = new Shell(desk, sharing, dialogs, toasts, features, guard, clock);
    }

    /// Opens the window and lets the server "listen".
    public FakeConsole show(Stage stage) {
        shell.show(stage, appearance, new Background() {
            @Override
            public void hide(Stage window) {
                window.hide();
            }

            @Override
            public void show(Stage window) {
                window.show();
            }

            @Override
            public void end(Stage window) {
                ended = true;
                window.hide();
            }
        });
        server.start();
        return this;
    }

    /// Whether the program was to end, window or not.
    public boolean hasEnded() {
        return ended;
    }

    /// As if Pushdeck was started again.
    public void startAgain() {
        shell.bringToFront();
    }

    private void askToQuit() {
        shell.quit();
    }

    public Profiles profiles() {
        return profiles;
    }

    public FakeNeighbours neighbours() {
        return neighbours;
    }

    /// As `--quit` does.
    public void quit() {
        shell.end();
    }

    public Desk desk() {
        return desk;
    }

    public FakeBackend backend() {
        return backend;
    }

    public FakeAudit audit() {
        return audit;
    }

    public FakePlans plans() {
        return plans;
    }

    public FakeHistory history() {
        return history;
    }

    public FakeInbox inbox() {
        return inbox;
    }

    public FakeMetrics metrics() {
        return metrics;
    }

    public FakeRehearsal rehearsal() {
        return rehearsal;
    }

    public FakePeople people() {
        return people;
    }

    public FakeFiles files() {
        return files;
    }

    /// Lets the server have guarded itself so often.
    public void count(TransportCounters counted) {
        counters = counted;
        guard.tick();
    }

    public FakeGate gate() {
        return gate;
    }

    public Sharing sharing() {
        return sharing;
    }

    public ServerControl server() {
        return server;
    }

    @Override
    public void close() {
        shell.close();
        preferences.close();
    }

    private static final class OneAddress extends Network {
        @Override
        public List<String> addresses() {
            return List.of("192.168.1.20");
        }

        @Override
        public int freePortAfter(int port, int except) {
            return port + 1 == except ? port + 2 : port + 1;
        }
    }
}
