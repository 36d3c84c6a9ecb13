package io.pushdeck.console;

import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.profiles.Opening;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.profiles.Profiles;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of the console: opens the data off the JavaFX thread, then the window, and closes both.
public final class ConsoleApplication extends Application {
    // The toolkit makes the instance, so what was begun before it can only be found here.
    private static final CompletableFuture<Opened> OPENED = new CompletableFuture<>();

    private @Nullable Opened opened;
    private @Nullable ConsoleGraph graph;
    private @Nullable RunningInstance instance;

    /// How the data was opened: with trouble, or with the rest.
    private record Opened(
            Launch start,
            @Nullable PushServer server,
            @Nullable Preferences preferences,
            @Nullable Throwable trouble) {}

    /// Begins to open the data while the toolkit starts, which takes twice as long. Once, before the launch.
    static void openAhead(Launch start) {
        Thread.ofPlatform().daemon().name("opening").start(() -> OPENED.complete(open(start)));
    }

    private static Opened open(Launch start) {
        try {
            if (!start.mayBeMade() && !Files.isDirectory(start.folder())) {
                throw new ProfileGoneException(start.folder());
            }
            PushServer server = PushServer.open(start.folder(), PushListener.NONE);
            return new Opened(start, server, new Preferences(start.folder()), null);
        } catch (RuntimeException | Error unusable) {
            return new Opened(start, null, null, unusable);
        }
    }

    @Override
    public void init() {
        Appearance.loadFonts();
        opened = OPENED.join();
        if (opened.trouble() != null) {
            // Not before: the configuration of the log takes its time, and is read while the data is opened.
            Logger log = LoggerFactory.getLogger(ConsoleApplication.class);
            log.error(
                    "Pushdeck cannot start with the data folder {}",
                    opened.start().folder(),
                    opened.trouble());
        }
    }

    @Override
    public void start(Stage stage) {
        FxThread fxThread = new FxThread();
        Texts texts = new Texts();
        Opened found = Objects.requireNonNull(opened);
        PushServer server = found.server();
        Preferences preferences = found.preferences();
        if (server == null || preferences == null) {
            Appearance appearance = new Appearance(texts, fxThread.darkDesktop());
            new TroubleWindow(
                            texts,
                            found.start().folder(),
                            found.trouble(),
                            getHostServices()::showDocument,
                            standardInstead(found.start(), fxThread))
                    .show(stage, appearance);
            return;
        }
        Appearance appearance = new Appearance(preferences, texts, fxThread.darkDesktop());
        graph = new ConsoleGraph(found.start(), server, preferences, texts, fxThread, getHostServices()::showDocument);
        graph.show(stage, appearance);
        ConsoleGraph shown = graph;
        instance = RunningInstance.listen(
                        found.start().folder(),
                        request -> fxThread.execute(() -> {
                            switch (request) {
                                case HERE -> {}
                                case SHOW -> shown.bringToFront();
                                case QUIT -> shown.end();
                            }
                        }))
                .orElse(null);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            LoggerFactory.getLogger(ConsoleApplication.class)
                    .error("A defect, on the thread {}", thread.getName(), failure);
            shown.report(failure);
        });
    }

    /// What is left where a profile cannot be opened: the next start would try it again.
    private static @Nullable Consumer<Consumer<Opening>> standardInstead(Launch start, FxThread fxThread) {
        Profile standard = start.profiles().list().standard();
        if (start.folder().equals(standard.folder())) {
            return null;
        }
        Profiles profiles = new Profiles(
                start.folder(),
                start.file(),
                start.profiles(),
                new ProcessNeighbours(OwnCommand::find),
                new Network(),
                Thread::startVirtualThread,
                fxThread);
        return told -> profiles.open(standard, told);
    }

    @Override
    public void stop() {
        if (instance != null) {
            instance.close();
        }
        if (graph != null) {
            graph.close();
        }
        Opened found = opened;
        if (found != null && found.server() != null) {
            found.server().close();
        }
        if (found != null && found.preferences() != null) {
            found.preferences().close();
        }
    }
}
