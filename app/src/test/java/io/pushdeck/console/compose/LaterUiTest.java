package io.pushdeck.console.compose;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.isThere;
import static io.pushdeck.console.testing.Look.text;
import static io.pushdeck.console.testing.Look.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SamplePlans;
import io.pushdeck.console.timing.Timing;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.schedule.Plan;
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
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
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
class LaterUiTest {
    private static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private ComposePanel panel;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(30), Files.createTempDirectory(folder, "desk"));
        panel = new ComposePanel(sample.desk(), CLOCK, sample.ownReceiver());
        sample.show(stage, panel, 620, 820);
    }

    @Stop
    void stop() {
        panel.close();
        sample.close();
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private void write(FxRobot robot) throws TimeoutException {
        robot.interact(() ->
                sample.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), "")));
        type(robot, "#compose-title", "Gate closes");
        await(() -> !robot.lookup("#compose-later").query().isDisabled());
    }

    private static void choose(FxRobot robot, Timing.Kind kind) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // what the field offers
            ComboBox<Timing.Kind> kinds = robot.lookup("#timing-kind").queryAs(ComboBox.class);
            kinds.setValue(kind);
        });
    }

    private Plan planned() throws TimeoutException {
        await(() -> sample.plans().plans().size() == 1);
        return sample.plans().plans().getFirst();
    }

    @Test
    void whatIsWrittenGoesLaterByMouse(FxRobot robot) throws TimeoutException {
        write(robot);
        robot.clickOn("#compose-later");
        await(() -> isThere(robot, "#timing-kind"));
        robot.clickOn("#timing-tomorrow");
        await(() -> text(robot, "#timing-words").equals("Once, on Tue 24 Nov, 09:00"));
        robot.clickOn("#dialog-action");
        Plan plan = planned();
        assertEquals(SamplePlans.at("2026-11-24T09:00"), plan.schedule());
        assertEquals(Audience.of(Sample.WAREHOUSE.id()), plan.push().audience());
        assertEquals(Optional.of(Duration.ofHours(1)), plan.lateWithin());
        assertEquals("", typed(robot, "#compose-title"));
        robot.clickOn("Undo");
        await(() -> sample.plans().plans().isEmpty());
        assertEquals("Gate closes", typed(robot, "#compose-title"));
    }

    @Test
    void itGoesAgainAndAgainByKeyboardAlone(FxRobot robot) throws TimeoutException {
        write(robot);
        robot.clickOn("#compose-text").push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER);
        await(() -> isThere(robot, "#timing-kind"));
        // From the time, past the date.
        robot.push(KeyCode.SHIFT, KeyCode.TAB).push(KeyCode.SHIFT, KeyCode.TAB);
        robot.type(KeyCode.DOWN);
        await(() -> isThere(robot, "#timing-days"));
        assertEquals("Every weekday at 11:00", text(robot, "#timing-words"));
        // To the last of the days, Sunday.
        for (int i = 0; i < 7; i++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        await(() ->
                text(robot, "#timing-words").startsWith("Every Monday, Tuesday, Wednesday, Thursday, Friday, Sunday"));
        robot.type(KeyCode.ENTER);
        if (isThere(robot, "#dialog")) {
            robot.push(KeyCode.ENTER);
        }
        assertEquals(SamplePlans.cron("0 11 * * 1,2,3,4,5,0"), planned().schedule());
    }

    @Test
    void theNextRunsAreShownAndWhatCannotBeIsNotPlanned(FxRobot robot) throws TimeoutException {
        write(robot);
        robot.clickOn("#compose-later");
        await(() -> isThere(robot, "#timing-kind"));
        choose(robot, Timing.Kind.OFTEN);
        assertTrue(text(robot, "#timing-next")
                .startsWith("Next: Mon 23 Nov, 10:00 · Mon 23 Nov, 10:30 · Mon 23 Nov, 11:00"));
        choose(robot, Timing.Kind.CRON);
        type(robot, "#timing-cron", "0 9 31 2 *");
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        assertFalse(isThere(robot, "#timing-next"));
        type(robot, "#timing-cron", "15 6 * * 2");
        assertEquals("Every Tuesday at 06:15", text(robot, "#timing-words"));
        robot.clickOn("#dialog-action");
        assertEquals(SamplePlans.cron("15 6 * * 2"), planned().schedule());
    }

    @Test
    void whatWouldBeOverBeforeItGoesIsNotPlanned(FxRobot robot) throws TimeoutException {
        write(robot);
        robot.interact(
                () -> robot.lookup("#compose-more").queryAs(ToggleButton.class).fire());
        await(() -> isThere(robot, "#compose-expiry"));
        robot.interact(() -> {
            @SuppressWarnings("unchecked") // what the field offers
            ComboBox<Expiry.Kind> ends = robot.lookup("#compose-expiry").queryAs(ComboBox.class);
            ends.setValue(Expiry.Kind.AT);
        });
        robot.clickOn("#compose-later");
        await(() -> isThere(robot, "#later-problem"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
    }

    @Test
    void whatIsRefusedIsInTheComposerAgain(FxRobot robot) throws TimeoutException {
        write(robot);
        robot.interact(() -> sample.plans().refuseNext(PlanAnswer.Reason.NOT_STORED));
        robot.clickOn("#compose-later");
        await(() -> isThere(robot, "#timing-kind"));
        robot.clickOn("#dialog-action");
        await(() -> !sample.plans().calls().isEmpty()
                && typed(robot, "#compose-title").equals("Gate closes"));
        assertEquals(List.of(), sample.plans().plans());
    }
}
