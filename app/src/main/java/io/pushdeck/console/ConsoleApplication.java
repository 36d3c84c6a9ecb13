package io.pushdeck.console;

import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of the console: opens the data off the JavaFX thread, then the window, and closes both.
public final class ConsoleApplication extends Application {
    // The toolkit makes the instance, so what was begun before it can only be found here.
    private static final CompletableFuture<Opened> OPENED = new CompletableFuture<>();

    private @Nullable PushServer server;
    private @Nullable Preferences preferences;
    private @Nullable ConsoleGraph graph;
    private @Nullable RunningInstance instance;
    private @Nullable Throwable trouble;

    private record Opened(PushServer server, Preferences preferences) {}

    /// Begins to open the data while the toolkit starts, which takes twice as long. Once, before the launch.
    static void openAhead(Path folder) {
        Thread.ofPlatform().daemon().name("opening").start(() -> {
            try {
                OPENED.complete(new Opened(PushServer.open(folder, PushListener.NONE), new Preferences(folder)));
            } catch (RuntimeException | Error unusable) {
                OPENED.completeExceptionally(unusable);
            }
        });
    }

    @Override
    public void init() {
        Appearance.loadFonts();
        try {
            Opened opened = OPENED.join();
            server = opened.server();
            preferences = opened.preferences();
        } catch (CompletionException unusable) {
            // Not before: the configuration of the log takes its time, and is read while the data is opened.
            Logger log = LoggerFactory.getLogger(ConsoleApplication.class);
            log.error("Pushdeck cannot start with the data folder {}", folder(), unusable.getCause());
            trouble = unusable.getCause();
        }
    }

    @Override
    public void start(Stage stage) {
        FxThread fxThread = new FxThread();
        Texts texts = new Texts();
        PushServer opened = server;
        Preferences remembered = preferences;
        if (opened == null || remembered == null) {
            Appearance appearance = new Appearance(texts, fxThread.darkDesktop());
            new TroubleWindow(texts, folder(), trouble, getHostServices()::showDocument).show(stage, appearance);
            return;
        }
        Appearance appearance = new Appearance(remembered, texts, fxThread.darkDesktop());
        graph = new ConsoleGraph(folder(), opened, remembered, texts, fxThread, getHostServices()::showDocument);
        graph.show(stage, appearance);
        ConsoleGraph shown = graph;
        instance = RunningInstance.listen(
                        folder(),
                        request -> fxThread.execute(() -> {
                            switch (request) {
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

    @Override
    public void stop() {
        if (instance != null) {
            instance.close();
        }
        if (graph != null) {
            graph.close();
        }
        if (server != null) {
            server.close();
        }
        if (preferences != null) {
            preferences.close();
        }
    }

    private Path folder() {
        return Path.of(getParameters().getNamed().getOrDefault("home", "."));
    }
}
