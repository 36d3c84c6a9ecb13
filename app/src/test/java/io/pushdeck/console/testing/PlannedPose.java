package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.message.Audience;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

/// The poses of what goes later.
final class PlannedPose {
    private PlannedPose() {}

    static Pose empty() {
        return Pose.at(new Destination.Planned());
    }

    static Pose list() {
        return (robot, console) -> {
            robot.interact(() -> SamplePlans.fill(console.plans()));
            empty().strike(robot, console);
        };
    }

    /// One day alone.
    static Pose day() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.interact(() -> robot.lookup("#planned-day-2026-11-28")
                    .queryAs(ToggleButton.class)
                    .fire());
        };
    }

    static Pose edit() {
        return (robot, console) -> {
            list().strike(robot, console);
            robot.interact(() -> robot.lookup("#planned-list").query().requestFocus());
            robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        };
    }

    /// In the composer, by a place in the list of kinds.
    static Pose later(int kind) {
        return (robot, console) -> {
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), ""));
                robot.lookup("#compose-title").queryAs(TextInputControl.class).setText("Gate B closes for the night");
            });
            robot.interact(() -> robot.lookup("#compose-later").queryButton().fire());
            robot.interact(() -> {
                ComboBox<?> kinds = robot.lookup("#timing-kind").queryAs(ComboBox.class);
                kinds.getSelectionModel().select(kind);
            });
        };
    }

}
