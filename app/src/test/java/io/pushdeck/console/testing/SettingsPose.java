package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How the console comes to show settings that are taken out of a file.
final class SettingsPose {
    private SettingsPose() {}

    /// The card that says what would change, with each kind of change and both notes.
    static Pose importing() {
        return (robot, console) -> {
            console.files().answerNext(file());
            robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.DATA)));
            robot.interact(() -> robot.lookup("#settings-import").queryButton().fire());
        };
    }

    private static Path file() {
        try {
            Path file = Files.createTempFile("front-desk", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, """
                    {"pushdeck": "settings", "version": 1, "settings": {
                      "contrast": true, "scale": "125", "undo.seconds": 12, "kept.days": 90,
                      "server.websocket-port": 9090, "server.shared": false, "server.identity-trust": "never",
                      "limits.connections": "2500", "limits.frame-bytes": "32 KB", "limits.slow.live": "disconnect"}}
                    """);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
