package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.profiles.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the console comes to show profiles.
final class ProfilesPose {
    private ProfilesPose() {}

    /// Nothing but the default one.
    static Pose alone() {
        return (robot, console) ->
                robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.PROFILES)));
    }

    /// Four, one of which runs and one of which has a long name.
    static Pose four() {
        return (robot, console) -> {
            Instant now = Instant.now();
            robot.interact(() -> {
                for (Profile each : List.of(
                        new Profile(
                                "School", Path.of("/srv/pushdeck/school"), Optional.of(now.minus(Duration.ofHours(2)))),
                        new Profile("礼堂", Path.of("/srv/pushdeck/hall"), Optional.of(now.minus(Duration.ofDays(9)))),
                        Profile.of(
                                "A rather long name, as it comes about in larger houses now",
                                Path.of("/media/operator/shared disk/announcements/2026/summer festival/pushdeck")))) {
                    console.profiles().add(each, done -> {});
                }
                console.neighbours().run(Path.of("/srv/pushdeck/school"));
            });
            alone().strike(robot, console);
        };
    }

    /// A new one, with a name that is taken and a folder inside another one's.
    static Pose form() {
        return (robot, console) -> {
            four().strike(robot, console);
            robot.clickOn("#profile-new");
            robot.clickOn("#profile-name").write("school");
            robot.interact(() -> robot.lookup("#profile-folder")
                    .queryAs(javafx.scene.control.TextField.class)
                    .setText("/srv/pushdeck/school/evening"));
        };
    }

    /// A new one that can be made.
    static Pose fresh() {
        return (robot, console) -> {
            four().strike(robot, console);
            robot.clickOn("#profile-new");
            robot.clickOn("#profile-name").write("Theatre");
            robot.interact(() -> robot.lookup("#profile-folder")
                    .queryAs(javafx.scene.control.TextField.class)
                    .setText("/tmp/pushdeck-theatre"));
        };
    }

    /// The file was changed by hand, and not well.
    static Pose broken() {
        return (robot, console) -> {
            four().strike(robot, console);
            try {
                Path file = console.profiles().file();
                Files.writeString(file, Files.readString(file).replace("2.name", "2.nome"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            robot.interact(() -> console.profiles().refresh());
        };
    }
}
