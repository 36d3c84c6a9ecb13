package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.hub.HubSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Draws the console with sample data into PNG files, in both themes and languages. To be run by hand with the folder
/// as the argument; see the script in the documentation of screenshots.
public final class Screens {
    private static final Duration SETTLED = Duration.millis(400);

    /// @param prepare done last, before the picture is taken
    private record Shot(
            String name,
            int clients,
            String theme,
            String language,
            Destination page,
            int width,
            Consumer<FakeConsole> prepare) {
        Shot(String name, int clients, String theme, String language, Destination page) {
            this(name, clients, theme, language, page, 1280, console -> {});
        }
    }

    private static final Destination CLIENTS = new Destination.Clients(Optional.empty());
    private static final Destination GROUPS = new Destination.Groups(Optional.empty());
    private static final Destination ACTIVITY = new Destination.Activity(Optional.empty());
    private static final Destination SETTINGS = new Destination.Settings();

    private static final List<Shot> SHOTS = List.of(
            new Shot("empty", 0, "light", "en", CLIENTS),
            new Shot("clients-5", 5, "light", "en", CLIENTS),
            new Shot("clients", 500, "light", "en", CLIENTS),
            new Shot("clients", 500, "dark", "zh", CLIENTS),
            new Shot("clients-10000", 10_000, "dark", "en", CLIENTS),
            new Shot("groups", 500, "light", "zh", GROUPS),
            new Shot("groups", 500, "dark", "en", GROUPS),
            new Shot("activity", 500, "light", "en", ACTIVITY),
            new Shot("activity", 500, "dark", "zh", ACTIVITY),
            new Shot("settings", 500, "light", "en", SETTINGS),
            new Shot("settings", 500, "dark", "zh", SETTINGS),
            new Shot("taken", 5, "light", "en", CLIENTS, 1280, Screens::takePort),
            new Shot("shared", 0, "dark", "zh", CLIENTS, 1280, Screens::share),
            new Shot("join", 5, "light", "en", CLIENTS, 1280, Screens::showJoin),
            new Shot("narrow", 500, "light", "zh", CLIENTS, 900, Screens::say));

    private Screens() {}

    private static void takePort(FakeConsole console) {
        console.gate().takeNext(Side.WEB_SOCKET, 8080);
        console.server().restart();
    }

    private static void share(FakeConsole console) {
        console.server().apply(console.server().configProperty().get().withShared(true));
    }

    private static void showJoin(FakeConsole console) {
        share(console);
        console.sharing().showJoin();
    }

    private static void say(FakeConsole console) {
        console.desk().toasts().withAction("已将 3 个客户端加入“上海门店”", "撤销", () -> {});
    }

    /// @param arguments the folder for the pictures
    public static void main(String[] arguments) {
        Application.launch(Studio.class, arguments);
    }

    /// A class of its own: one that extends Application cannot be started from the class path.
    public static final class Studio extends Application {
        @Override
        public void start(Stage ignored) {
            next(0);
        }

        private void next(int index) {
            if (index == SHOTS.size()) {
                // Not Platform.exit(): windows end the toolkit by being closed.
                return;
            }
            Shot shot = SHOTS.get(index);
            Stage stage = new Stage();
            FakeConsole console = open(shot, stage);
            PauseTransition settled = new PauseTransition(SETTLED);
            settled.setOnFinished(over -> {
                save(stage, shot.name() + "-" + shot.theme() + "-" + shot.language());
                next(index + 1);
                console.close();
                stage.hide();
            });
            settled.play();
        }

        private static FakeConsole open(Shot shot, Stage stage) {
            try {
                HubSnapshot start = Sample.snapshot(shot.clients(), shot.clients() == 0 ? List.of() : Sample.GROUPS);
                FakeConsole console = new FakeConsole(Files.createTempDirectory("screens"), start, new FakeGate());
                console.desk().preferences().text(Keys.THEME, Keys.SYSTEM).set(shot.theme());
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set(shot.language());
                console.show(stage);
                console.desk().navigator().go(shot.page());
                stage.setWidth(shot.width());
                shot.prepare().accept(console);
                return console;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        private void save(Stage stage, String name) {
            WritableImage image = stage.getScene().snapshot(null);
            Path folder = Path.of(getParameters().getRaw().getFirst());
            PngFile.write(image, folder.resolve(name + ".png"));
        }
    }
}
