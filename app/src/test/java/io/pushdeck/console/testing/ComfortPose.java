package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import org.kordamp.ikonli.feather.Feather;

/// The poses of what makes the console easier to use.
final class ComfortPose {
    private ComfortPose() {}

    /// What is found of a word, in several parts.
    static Pose search() {
        return (robot, console) -> {
            log().strike(robot, console);
            robot.clickOn("#settings-search").write("80");
        };
    }

    static Pose contrast() {
        return (robot, console) -> robot.interact(
                () -> console.desk().preferences().flag(Keys.CONTRAST, false).set(true));
    }

    static Pose log() {
        return (robot, console) ->
                robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.LOG)));
    }

    static Pose tour() {
        return (robot, console) -> robot.interact(() -> console.desk().commands().now().stream()
                .filter(command -> command.icon() == Feather.COMPASS)
                .forEach(command -> command.run().run()));
    }
}
