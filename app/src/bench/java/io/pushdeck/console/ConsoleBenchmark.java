package io.pushdeck.console;

import io.pushdeck.console.bench.BenchmarkException;
import io.pushdeck.console.bench.BusyParts;
import io.pushdeck.console.bench.OpenConsole;
import io.pushdeck.console.bench.Page;
import io.pushdeck.console.bench.Ports;
import io.pushdeck.console.bench.Settings;
import io.pushdeck.console.bench.Settings.Part;
import io.pushdeck.console.bench.StartPart;
import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.profiles.ProfilesFile;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Stage;

/// `mvn -Pbench -Dbench=console`: see assets/docs/benchmarks/README.md.
public final class ConsoleBenchmark {
    private ConsoleBenchmark() {}

    public static void main(String[] arguments) {
        try {
            run(Settings.read());
            System.exit(0);
        } catch (IOException | RuntimeException failure) {
            failure.printStackTrace();
            // The window would keep the process.
            System.exit(1);
        }
    }

    private static void run(Settings settings) throws IOException {
        Files.createDirectories(settings.build());
        // First, while no other window of ours is on the screen.
        if (settings.parts().contains(Part.START)) {
            Ports ports = Ports.free();
            new StartPart(settings, home(settings, ports), ports).run();
        }
        if (settings.parts().contains(Part.LOAD) || settings.parts().contains(Part.PUSH)) {
            busyParts(settings);
        }
        Page.write(settings);
        System.out.println("Written: " + settings.report().resolve("console.md"));
    }

    private static void busyParts(Settings settings) throws IOException {
        Ports ports = Ports.free();
        Path home = home(settings, ports);
        try (PushServer server = PushServer.open(home, PushListener.NONE);
                Preferences preferences = new Preferences(home)) {
            CompletableFuture<OpenConsole> shown = new CompletableFuture<>();
            Platform.startup(() -> show(home, server, preferences, shown));
            OpenConsole console = shown.orTimeout(30, TimeUnit.SECONDS).join();
            for (int tries = 0; server.listening().isEmpty(); tries++) {
                if (tries > 300) {
                    throw new BenchmarkException("The server does not listen");
                }
                OpenConsole.pause(100);
            }
            new BusyParts(settings, console).run(ports.webSocket());
        }
    }

    private static void show(
            Path home, PushServer server, Preferences preferences, CompletableFuture<OpenConsole> shown) {
        try {
            FxThread fxThread = new FxThread();
            Texts texts = new Texts();
            Appearance appearance = new Appearance(preferences, texts, new SimpleBooleanProperty(false));
            Stage stage = new Stage();
            ProfilesFile profiles = new ProfilesFile(home.resolve("config/profiles.properties"), home);
            Launch start = new Launch(home, profiles, profiles.read());
            new ConsoleGraph(start, server, preferences, texts, fxThread, address -> {}).show(stage, appearance);
            shown.complete(new OpenConsole(server, stage.getScene()));
        } catch (RuntimeException | Error failure) {
            shown.completeExceptionally(failure);
        }
    }

    /// A data folder of which a console knows the ports and that it shall be in the corner of the screen.
    private static Path home(Settings settings, Ports ports) throws IOException {
        Path home = Files.createTempDirectory(settings.build(), "home");
        Files.write(
                home.resolve("console.properties"),
                List.of(
                        "language=en",
                        "theme=light",
                        "tour.seen=true",
                        "window.x=0",
                        "window.y=0",
                        "limits.connections=" + 2 * settings.clients(),
                        "server.websocket-port=" + ports.webSocket(),
                        "server.http-port=" + ports.http()));
        return home;
    }
}
