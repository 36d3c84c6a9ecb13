package io.pushdeck.console;

import io.pushdeck.console.activity.ActivityPage;
import io.pushdeck.console.bridge.Background;
import io.pushdeck.console.bridge.EditHistory;
import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.MirrorFeed;
import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerAudit;
import io.pushdeck.console.bridge.ServerBackend;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerGate;
import io.pushdeck.console.bridge.ServerHistory;
import io.pushdeck.console.bridge.ServerInbox;
import io.pushdeck.console.bridge.ServerMetrics;
import io.pushdeck.console.bridge.ServerPeople;
import io.pushdeck.console.bridge.ServerPlans;
import io.pushdeck.console.bridge.ServerRehearsal;
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
import io.pushdeck.console.shell.CrashReports;
import io.pushdeck.console.shell.Features;
import io.pushdeck.console.shell.Shell;
import io.pushdeck.console.transfer.CargoWords;
import io.pushdeck.console.transfer.Drags;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.SystemFileDialogs;
import io.pushdeck.console.ui.ToastLayer;
import io.pushdeck.console.wallboard.Wallboard;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Everything the console is made of, in the order in which each part needs the ones before. Closed in reverse. Built
/// and closed on the JavaFX thread.
final class ConsoleGraph implements AutoCloseable {
    private final Texts texts;
    private final PushServer server;
    private final Preferences preferences;
    private final ToastLayer toasts = new ToastLayer();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("server-control").factory());
    private final MirrorFeed feed;
    private final ServerBackend backend;
    private final ServerControl control;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final FxThread fxThread;
    private final CrashReports crashes;
    private final Shell shell;
    private final Lock lock;
    private final Profiles profiles;
    private final List<LimitPreferences.Complaint> complaints;
    private Subscription events;
    private @Nullable Stage shownOn;

    ConsoleGraph(
            Launch start,
            PushServer server,
            Preferences preferences,
            Texts texts,
            FxThread fxThread,
            Consumer<String> browser) {
        this.texts = texts;
        this.server = server;
        this.fxThread = fxThread;
        this.preferences = preferences;
        Path folder = start.folder();
        Clock clock = Clock.system(ZoneId.systemDefault());
        Mirror mirror = new Mirror();
        feed = new MirrorFeed(mirror, fxThread);
        Secrets secrets = new Secrets(folder);
        ListenPreferences listen = new ListenPreferences(preferences, secrets);
        Network network = new Network();
        control = new ServerControl(new ServerGate(server), network, clock, listen.read(), worker, fxThread);
        complaints = listen.complaints();
        listen.follow(control.configProperty());
        GuardWatch guard = new GuardWatch(server::counters, clock);
        backend = new ServerBackend(server, fxThread);
        DialogLayer dialogs = new DialogLayer(texts);
        ServerAudit audit = new ServerAudit(server, fxThread);
        Roles roles = new Roles(
                new Lock(secrets, audit, Thread::startVirtualThread, fxThread, System::nanoTime),
                texts,
                dialogs,
                toasts);
        control.refuseWhile(roles::refuses);
        GuardedBackend guarded = new GuardedBackend(backend, roles);
        ClientId me = OwnReceiver.clientOf(preferences);
        Sharing sharing = new Sharing(texts, control, mirror, dialogs, browser, me);
        Desk desk = new Desk(
                texts,
                mirror,
                new EditHistory(guarded),
                Departures.of(guarded, preferences),
                guarded,
                new GuardedHistory(new ServerHistory(server, fxThread), roles),
                new GuardedPlans(new ServerPlans(server.plans(), fxThread), roles),
                new Navigator(),
                new Commands(),
                preferences,
                new Drags(new CargoWords(texts, mirror)),
                dialogs,
                toasts,
                roles);
        roles.lock().beforeLocking(() -> desk.departures().sendAll(() -> {}));
        InboxBackend inbox = new GuardedInbox(new ServerInbox(server, fxThread), roles);
        UnreadMessages unread = closedAtTheEnd(new UnreadMessages(inbox), UnreadMessages::close);
        IntegerProperty keptDays = preferences.number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT);
        desk.history().keepFor(Duration.ofDays(keptDays.get()));
        ActivityPage activity = closedAtTheEnd(new ActivityPage(desk), ActivityPage::close);
        FileDialogs files = new SystemFileDialogs(this::window);
        TextFiles textFiles = new TextFiles(Thread::startVirtualThread, fxThread);
        FileAccess access = new FileAccess(files, textFiles);
        SettingsFiles settingsFiles = new SettingsFiles(desk, control, audit, access);
        profiles = new Profiles(
                folder,
                start.file(),
                start.profiles(),
                new ProcessNeighbours(OwnCommand::find),
                network,
                Thread::startVirtualThread,
                fxThread);
        ProfileActions profileActions = new ProfileActions(desk, profiles, audit, files, this::quit);
        GroupFiles groupFiles = new GroupFiles(desk, files, textFiles);
        RehearsalModel rehearsal = closedAtTheEnd(
                new RehearsalModel(desk, new GuardedRehearsal(new ServerRehearsal(server, fxThread), roles)),
                RehearsalModel::close);
        Features features = new Features(
                ProfileWords.here(texts, profiles),
                new ClientsPage(desk, new Invitation(sharing)),
                () -> new GroupsPage(desk, groupFiles),
                () -> new PeoplePage(desk, new GuardedPeople(new ServerPeople(server, fxThread), roles), clock),
                () -> closedAtTheEnd(new InboxPage(desk, inbox, unread, clock), InboxPage::close),
                unread.countProperty(),
                activity,
                () -> closedAtTheEnd(new HistoryPage(desk, files, textFiles), HistoryPage::close),
                () -> closedAtTheEnd(new PlannedPage(desk, clock), PlannedPage::close),
                () -> closedAtTheEnd(
                        new DashboardPage(desk, new ServerMetrics(server, fxThread), files, textFiles, clock),
                        DashboardPage::close),
                () -> closedAtTheEnd(new RehearsalPage(desk, rehearsal), RehearsalPage::close),
                rehearsal.playingProperty(),
                () -> new SettingsPage(desk, sharing, profileActions, guard, audit, access, settingsFiles),
                (leave, full) -> new Wallboard(
                        desk, control.statusProperty(), new ServerMetrics(server, fxThread), clock, leave, full),
                new GroupsPanel(desk, groupFiles),
                closedAtTheEnd(
                        new ComposePanel(desk, clock, new OwnReceiver(me, sharing::openReceiver)),
                        ComposePanel::close));
        shell = new Shell(desk, sharing, dialogs, toasts, features, guard, clock);
        crashes = new CrashReports(texts, dialogs, folder.resolve("logs").resolve("pushdeck.log"));
        lock = roles.lock();
        new SettingsAudit(audit, preferences).follow(control);
        events = server.subscribe(feed.inbox());
        feed.onLost(this::resubscribe);
    }

    /// Tells the operator of a defect, on whatever thread it came up.
    void report(Throwable failure) {
        fxThread.execute(() -> crashes.show(failure));
    }

    void show(Stage stage, Appearance appearance) {
        shownOn = stage;
        shell.show(stage, appearance, Background.ofToolkit());
        control.start();
        if (preferences.flag(Keys.START_LOCKED, false).get()) {
            lock.lock();
        }
        preferences.setAside().ifPresent(kept -> toasts.error(texts.text("shell.preferences.broken", kept)));
        profiles.markOpened(Instant.now());
        profiles.troubleProperty()
                .get()
                .ifPresent(wrong -> toasts.error(
                        texts.text("profile.trouble." + wrong.kind().key(), profiles.file(), wrong.detail())));
        complaints.forEach(wrong -> toasts.error(texts.text(
                "shell.preferences.limit",
                preferences.file().getFileName(),
                wrong.line(),
                wrong.key() + "=" + wrong.value(),
                wrong.allowed())));
    }

    /// Shows the window to whoever started Pushdeck again.
    void bringToFront() {
        shell.bringToFront();
    }

    private void quit() {
        shell.quit();
    }

    /// Ends without a question: whoever asks has this computer.
    void end() {
        shell.end();
    }

    private <T> T closedAtTheEnd(T made, Consumer<T> close) {
        closing.addFirst(() -> close.accept(made));
        return made;
    }

    private @Nullable Window window() {
        return shownOn;
    }

    private void resubscribe() {
        events.close();
        events = server.subscribe(feed.inbox());
    }

    @Override
    public void close() {
        events.close();
        shell.close();
        closing.forEach(Runnable::run);
        backend.close();
        worker.shutdown();
    }
}
