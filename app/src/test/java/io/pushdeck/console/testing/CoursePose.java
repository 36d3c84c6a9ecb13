package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.message.Audience;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.testfx.api.FxRobot;

/// The poses of how a push goes on: asked, repeated, spread over a time.
final class CoursePose {
    private CoursePose() {}

    /// Everything that can be chosen of that.
    static Pose fields() {
        return (robot, console) -> {
            write(robot, console);
            robot.interact(() -> {
                robot.lookup("#compose-more").queryAs(ToggleButton.class).fire();
            });
            robot.interact(() -> {
                robot.lookup("#compose-acknowledge").queryAs(CheckBox.class).setSelected(true);
                choose(robot, "#compose-repeat", 5);
                choose(robot, "#compose-repeat-most", 10);
                choose(robot, "#compose-spread", 30);
            });
            robot.interact(() ->
                    robot.lookup(".compose-scroll").queryAs(ScrollPane.class).setVvalue(1));
        };
    }

    /// On its way to many, in batches.
    static Pose underway() {
        return (robot, console) -> {
            robot.interact(() -> console.history()
                    .preload(
                            SampleHistory.spreading(SampleHistory.push(1, "Sale", "", 49, Sample.NOW), 31), List.of()));
            robot.interact(() -> console.desk()
                    .preferences()
                    .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                    .set(0));
            write(robot, console);
            robot.interact(() -> robot.lookup("#compose-push").queryButton().fire());
        };
    }

    /// Choosing an emoji.
    static Pose emoji() {
        return (robot, console) -> {
            write(robot, console);
            robot.interact(() -> robot.lookup("#compose-text")
                    .queryTextInputControl()
                    .setText("Lunch is ready 🍜 Come to the canteen 🏃\n午饭好了 🎉 ✅ 🚨 and a family 👨‍👩‍👧"));
            robot.interact(() -> robot.lookup("#compose-emoji").queryButton().fire());
        };
    }

    private static void write(FxRobot robot, FakeConsole console) {
        robot.interact(() ->
                console.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), "")));
        robot.interact(
                () -> robot.lookup("#compose-title").queryAs(TextField.class).setText("Sale"));
    }

    private static void choose(FxRobot robot, String id, Integer value) {
        ComboBox<Integer> box = robot.lookup(id).queryComboBox();
        box.setValue(value);
    }
}
