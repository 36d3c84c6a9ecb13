package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.bridge.ServerBackend;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.profiles.ProfilesFile;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.testing.Crowd;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/// The real console around the real server, with 2,000 clients on real sockets: everyone is shown and reached, and
/// nothing of them stays.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class ManyClientsUiTest {
    private static final int CLIENTS = 2_000;
    private static final int PUSHES = 100;
    private static final Console NOBODY = new Console("0 online", "Nobody online", 0, "0");

    @TempDir
    static Path folder;

    private final FxThread fxThread = new FxThread();
    private Preferences preferences;
    private PushServer server;
    private ConsoleGraph graph;
    private ServerBackend backend;
    private Stage stage;

    /// What four places of the window say of how many are there.
    private record Console(String page, String statusBar, int rows, String everyone) {}

    /// What the process holds.
    private record Holdings(List<String> threads, List<String> files) {}

    @Start
    void start(Stage newStage) throws IOException {
        stage = newStage;
        preferences = new Preferences(folder);
        preferences.text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        preferences.flag(Keys.TOUR_SEEN, false).set(true);
        preferences.number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT).set(7);
        chooseFreePorts();
        server = PushServer.open(folder, PushListener.NONE);
        backend = new ServerBackend(server, fxThread);
        Texts texts = new Texts();
        Appearance appearance = new Appearance(preferences, texts, new SimpleBooleanProperty(false));
        ProfilesFile profiles = new ProfilesFile(folder.resolve("config/profiles.properties"), folder);
        Launch start = new Launch(folder, profiles, profiles.read());
        graph = new ConsoleGraph(start, server, preferences, texts, fxThread, address -> {});
        graph.show(stage, appearance);
    }

    @Stop
    void stop() {
        graph.close();
        backend.close();
        server.close();
        preferences.close();
    }

    @Test
    void twoThousandClientsAreShownAndReachedAndLeaveNothingBehind() throws Exception {
        await("the server listens", () -> server.listening().isPresent());
        // What the JDK, the toolkit and the server start for their first client stays for good.
        comeAndGo(20, 1, "early");
        Holdings before = holdings();
        comeAndGo(CLIENTS, PUSHES, "client");
        await(
                () -> "nothing more than before is held: " + leaked(before, holdings()),
                () -> leaked(before, holdings()).isEmpty());
    }

    @Test
    void theServerKeepsPushesForAsLongAsIsRemembered() {
        assertEquals(Duration.ofDays(7), server.archive().facts().join().retention());
    }

    private void comeAndGo(int clients, int pushes, String prefix) throws Exception {
        int port = server.listening().orElseThrow().webSocketPort();
        try (Crowd crowd = Crowd.connect(port, clients, prefix)) {
            await("all have shaken hands", () -> crowd.open() == clients);
            String count = "%,d".formatted(clients);
            awaitShown(new Console(count + " online", count + " clients online", clients, count));
            for (int number = 1; number <= pushes; number++) {
                push(clients, number);
            }
            await(() -> "all got everything: " + crowd.messages(), () -> crowd.messages() == (long) clients * pushes);
            assertEquals(clients, crowd.open());
            crowd.leave();
            await(() -> "all are gone: " + crowd.open(), () -> crowd.open() == 0);
            awaitShown(NOBODY);
        }
    }

    private void push(int clients, int number) throws Exception {
        CompletableFuture<PushOutcome> answer = new CompletableFuture<>();
        PushRequest request = new PushRequest(
                new Announcement("", "push " + number), PushClass.ANNOUNCEMENT, Audience.EVERYONE, Optional.empty());
        fxThread.execute(() -> backend.push(request, news -> {
            if (news instanceof PushNews.Ended ended) {
                answer.complete(ended.outcome());
            }
        }));
        PushOutcome outcome = answer.get(60, TimeUnit.SECONDS);
        assertEquals(clients, outcome.online());
        assertEquals(clients, outcome.written() + outcome.waiting());
    }

    private void awaitShown(Console expected) {
        await(
                () -> "the window shows " + expected + ", not " + WaitForAsyncUtils.waitForAsyncFx(5_000, this::shown),
                () -> WaitForAsyncUtils.waitForAsyncFx(5_000, this::shown).equals(expected));
    }

    private Console shown() {
        TableView<?> table = (TableView<?>) find("#clients-table");
        Parent everyone = (Parent) find("#groups-list-everyone");
        return new Console(
                words(find("#clients-count")),
                words(find("#status-clients")),
                table.getItems().size(),
                words(everyone.lookup(".count-pill")));
    }

    private Node find(String selector) {
        return stage.getScene().getRoot().lookup(selector);
    }

    private static String words(Node label) {
        return ((Labeled) label).getText();
    }

    private static Holdings holdings() {
        var threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                // The JDK's own pools, as large as they please: those of virtual threads and of futures.
                .filter(name -> !name.startsWith("ForkJoinPool"))
                .sorted()
                .toList();
        return new Holdings(threads, files());
    }

    /// What is open, by name; sockets, pipes and the like without their numbers. Nothing where the system does not
    /// tell.
    private static List<String> files() {
        Path open = Path.of("/proc/self/fd");
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(open)) {
            for (String number : Objects.requireNonNull(open.toFile().list())) {
                try {
                    names.add(Files.readSymbolicLink(open.resolve(number))
                            .toString()
                            .replaceAll("\\[\\d+]", ""));
                } catch (IOException closed) {
                    // Meanwhile; the one for this listing too.
                }
            }
        }
        // The database has a few connections for reading, and the JDK a few selectors for virtual threads, both opened
        // as
        // they are needed. A selector of ours has a thread, and that counts.
        names.removeIf(name -> name.contains("pushdeck.db") || name.startsWith("anon_inode:"));
        Collections.sort(names);
        return names;
    }

    private static Collection<String> leaked(Holdings before, Holdings now) {
        List<String> more = new ArrayList<>(now.threads());
        before.threads().forEach(more::remove);
        List<String> moreFiles = new ArrayList<>(now.files());
        before.files().forEach(moreFiles::remove);
        more.addAll(moreFiles);
        return more;
    }

    private void chooseFreePorts() throws IOException {
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            preferences.number("server.websocket-port", 0).set(first.getLocalPort());
            preferences.number("server.http-port", 0).set(second.getLocalPort());
        }
    }

    private static void await(String what, Condition condition) {
        await(() -> what, condition);
    }

    private static void await(Supplier<String> what, Condition condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::isMet);
        } catch (TimeoutException inVain) {
            throw new AssertionError("Waited in vain until " + what.get(), inVain);
        }
    }

    private interface Condition {
        boolean isMet() throws Exception;
    }
}
