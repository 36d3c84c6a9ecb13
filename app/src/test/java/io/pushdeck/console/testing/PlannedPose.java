package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.TextFormat;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

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

    /// The large composer with everything in it, on one of the screens of those who get it.
    static Pose large(int screen) {
        return (robot, console) -> {
            robot.interact(() -> {
                console.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), ""));
                robot.lookup("#compose-title").queryAs(TextInputControl.class).setText("Gate B closes for the night");
                robot.lookup("#compose-large").queryButton().fire();
            });
            robot.interact(() -> {
                robot.lookup("#large-text")
                        .queryAs(TextInputControl.class)
                        .setText(
                                "Please leave **before 18:00**. Take with you:\n\n- your badge\n- *everything* from the lockers\n\n"
                                        + "Questions? See the [plan](https://example.org/plan).");
                set(robot, "#compose-format", TextFormat.MARKDOWN);
                robot.from(robot.lookup("#compose-large-form"))
                        .lookup("#compose-severity-warning")
                        .queryAs(ToggleButton.class)
                        .fire();
                robot.lookup("#large-" + List.of("light", "dark", "phone").get(screen))
                        .queryAs(ToggleButton.class)
                        .fire();
            });
            robot.interact(() -> robot.from(robot.lookup("#compose-large-form"))
                    .lookup("#compose-acknowledge")
                    .queryAs(CheckBox.class)
                    .setSelected(true));
        };
    }

    @SuppressWarnings("unchecked") // what the field offers
    private static <T> void set(FxRobot robot, String id, T value) {
        ((ComboBox<T>) robot.from(robot.lookup("#compose-large-form"))
                        .lookup(id)
                        .queryAs(ComboBox.class))
                .setValue(value);
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
