package io.pushdeck.console.compose;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.isThere;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class SpreadUiTest {
    private static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private final PushRecord made = SampleHistory.push(1, "Sale", "", 30, Sample.NOW);

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private ComposePanel panel;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(30), Files.createTempDirectory(folder, "desk"));
        panel = new ComposePanel(sample.desk(), CLOCK, sample.ownReceiver());
        sample.show(stage, panel, 620, 1_000);
        sample.history().preload(SampleHistory.spreading(made, 25), List.of());
        sample.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), ""));
    }

    @Stop
    void stop() {
        panel.close();
        sample.close();
    }

    private void put(FxRobot robot, int waiting) {
        robot.interact(() -> sample.history().put(SampleHistory.spreading(made, waiting), List.of()));
    }

    private void isStopped() throws TimeoutException {
        await(() -> sample.history().calls().contains("stop p1"));
    }

    @Test
    void theResultSaysHowManyStillWaitAndStops(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-title").write("Sale");
        robot.clickOn("#compose-push");
        await(() -> isThere(robot, "#compose-spread-progress")
                && !text(robot, "#compose-spread-progress").isEmpty());
        assertEquals(
                "25 people still wait for their turn, until 09:30. Whoever comes back meanwhile gets it at once.",
                text(robot, "#compose-spread-progress"));
        put(robot, 1);
        await(() -> text(robot, "#compose-spread-progress").startsWith("1 person still waits for a turn"));
        robot.clickOn("#compose-spread-stop");
        isStopped();
        put(robot, 0);
        await(() -> !isThere(robot, "#compose-spread-progress") && !isThere(robot, "#compose-spread-stop"));
    }

    @Test
    void thePaceIsChosenAndStoppedByTheKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-title").write("Sale");
        tabTo(robot, "#compose-more");
        robot.type(KeyCode.SPACE);
        await(() -> isThere(robot, "#compose-spread"));
        tabTo(robot, "#compose-spread");
        robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertTrue(text(robot, "#compose-more-summary").contains("Over 5 min"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> sample.backend().requests().size() == 1);
        assertEquals(
                Course.USUAL.withPace(Optional.of(new Pace(Duration.ofMinutes(5)))),
                sample.backend().requests().getFirst().course());
        await(() -> isThere(robot, "#compose-spread-stop"));
        tabTo(robot, "#compose-spread-stop");
        robot.type(KeyCode.SPACE);
        isStopped();
    }

    private static void tabTo(FxRobot robot, String id) {
        for (int key = 0; key < 40 && !robot.lookup(id).query().isFocused(); key++) {
            // A tab is written into a text of several lines.
            if (robot.lookup("#compose-text").query().isFocused()) {
                robot.push(KeyCode.CONTROL, KeyCode.TAB);
            } else {
                robot.type(KeyCode.TAB);
            }
            waitForFxEvents();
        }
        assertTrue(robot.lookup(id).query().isFocused(), id);
    }
}
