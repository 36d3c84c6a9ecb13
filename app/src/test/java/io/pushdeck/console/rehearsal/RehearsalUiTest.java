package io.pushdeck.console.rehearsal;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Line;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.rehearsal.StartResult;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
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
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
class RehearsalUiTest {
    @TempDir
    static Path folder;

    private FakeConsole console;

    @Start
    void start(Stage stage) {
        console =
                new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(30), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    private static boolean isThere(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(RehearsalUiTest::isShown).isPresent();
    }

    /// Whether neither it nor what it is in is hidden.
    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void type(FxRobot robot, String id, String words) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).selectAll());
        robot.write(words);
        waitForFxEvents();
    }

    private void tell(FxRobot robot, Phase phase, Optional<PushId> push, Line... lines) {
        robot.interact(() ->
                console.rehearsal().tell(new RehearsalStatus(phase, List.of(lines), push, true, Optional.empty())));
    }

    private PushRecord rehearsed(FxRobot robot) {
        PushRecord push = SampleHistory.push(
                1, new Announcement("Fire drill", "Leave now"), Audience.REHEARSAL, 4, Sample.NOW.minusSeconds(60));
        robot.interact(() -> {
            console.history().preload(push, SampleHistory.deliveries(4, Sample.NOW));
            console.history().tell(Set.of());
        });
        return push;
    }

    @Test
    void chosenStartedWatchedPushedToAndEndedWithTheMouse(FxRobot robot) throws TimeoutException {
        robot.clickOn("#nav-rehearsal");
        await(() -> isThere(robot, "#rehearsal-form"));
        robot.clickOn("#rehearsal-count-steady");
        type(robot, "#rehearsal-count-steady", "12");
        robot.clickOn("#rehearsal-start");
        await(() -> console.rehearsal().calls().equals(List.of("start 32 Steady")));
        tell(robot, Phase.CONNECTING, Optional.empty(), new Line(Behaviour.STEADY, 12, 7, 7, 0, 0, 0));
        await(() -> isThere(robot, "#rehearsal-progress"));
        assertEquals("7 of 12 have connected", text(robot, "#rehearsal-state"));
        assertEquals("12 simulated", text(robot, "#status-simulated"));
        assertFalse(isThere(robot, "#rehearsal-form"));
        PushRecord push = rehearsed(robot);
        tell(
                robot,
                Phase.RUNNING,
                Optional.of(push.id()),
                new Line(Behaviour.STEADY, 12, 12, 12, 11, 5, 2),
                new Line(Behaviour.OFFLINE, 4, 4, 0, 0, 0, 0));
        await(() -> isThere(robot, "#rehearsal-last-push"));
        assertFalse(isThere(robot, "#rehearsal-progress"));
        assertEquals("Fire drill", text(robot, "#rehearsal-last-push"));
        assertEquals(
                List.of("12 of 12", "11", "5", "2", "12 of 16"),
                List.of(
                        text(robot, "#rehearsal-steady-connected"),
                        text(robot, "#rehearsal-steady-received"),
                        text(robot, "#rehearsal-steady-read"),
                        text(robot, "#rehearsal-steady-acknowledged"),
                        text(robot, "#rehearsal-all-connected")));
        robot.clickOn("#rehearsal-end");
        await(() -> console.rehearsal().calls().getLast().equals("end"));
        robot.clickOn("#rehearsal-push");
        await(() -> isThere(robot, "#compose-text"));
        assertTrue(robot.lookup(".recipient-chip .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().equals("Rehearsal: everyone simulated")));
        robot.interact(() -> console.rehearsal().tell(RehearsalStatus.NONE));
        await(() -> !isThere(robot, "#status-simulated"));
    }

    @Test
    void theSameWithKeysAlone(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        await(() -> isThere(robot, "#rehearsal-form"));
        for (int i = 0; i < 40 && !isFocused(robot, "#rehearsal-count-steady"); i++) {
            robot.push(KeyCode.TAB);
        }
        assertTrue(isFocused(robot, "#rehearsal-count-steady"));
        type(robot, "#rehearsal-count-steady", "3");
        robot.push(KeyCode.ENTER);
        await(() -> console.rehearsal().calls().equals(List.of("start 23 Steady")));
        tell(robot, Phase.RUNNING, Optional.empty(), new Line(Behaviour.STEADY, 3, 3, 3, 0, 0, 0));
        palette(robot, "rehearsal push");
        await(() -> isThere(robot, "#compose-text"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT9);
        await(() -> isThere(robot, "#rehearsal-tally"));
        palette(robot, "rehearsal end");
        await(() -> console.rehearsal().calls().getLast().equals("end"));
    }

    private static boolean isFocused(FxRobot robot, String id) {
        return robot.lookup(id).query().isFocused();
    }

    private static void palette(FxRobot robot, String words) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await(() -> isThere(robot, "#picker-search"));
        type(robot, "#picker-search", words);
        robot.push(KeyCode.ENTER);
    }

    @Test
    void aServerThatDoesNotListenIsNamedAndAskedAgain(FxRobot robot) throws TimeoutException {
        console.rehearsal().answer(StartResult.NOT_LISTENING);
        palette(robot, "rehearsal start");
        await(() -> isThere(robot, "#rehearsal-trouble"));
        robot.clickOn("#rehearsal-retry");
        await(() -> console.rehearsal().calls().size() == 2 && isThere(robot, "#rehearsal-trouble"));
        console.rehearsal().answer(StartResult.STARTED);
        robot.clickOn("#rehearsal-retry");
        await(() -> console.rehearsal().calls().size() == 3);
        assertFalse(isThere(robot, "#rehearsal-trouble"));
    }

    @Test
    void whatCannotBePlayedSaysWhy(FxRobot robot) throws TimeoutException {
        robot.clickOn("#nav-rehearsal");
        await(() -> isThere(robot, "#rehearsal-form"));
        robot.clickOn("#rehearsal-count-slow");
        type(robot, "#rehearsal-count-slow", "2000");
        assertEquals("At most 2,000 clients can play.", text(robot, "#rehearsal-problem"));
        assertTrue(robot.lookup("#rehearsal-start").queryAs(Button.class).isDisabled());
        type(robot, "#rehearsal-count-slow", "few");
        assertEquals("Each needs a number, 0 or more.", text(robot, "#rehearsal-problem"));
        robot.push(KeyCode.ENTER);
        waitForFxEvents();
        assertEquals(List.of(), console.rehearsal().calls());
        type(robot, "#rehearsal-count-slow", "4");
        assertFalse(isThere(robot, "#rehearsal-problem"));
        assertEquals(4, console.desk().preferences().number("rehearsal.slow", 0).get(), "it is remembered");
    }

    @Test
    void simulatedClientsAreMarkedAndCountedApart(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.backend().connect(Sample.simulated(1)));
        await(() -> text(robot, "#clients-count").equals("30 online + 1 simulated"));
        assertEquals("30 clients online", text(robot, "#status-clients"));
        robot.clickOn("#clients-search");
        robot.write("rehearsal:");
        await(() -> isThere(robot, ".simulated-badge"));
        robot.clickOn("Steady 1");
        robot.push(KeyCode.ENTER);
        await(() -> isThere(robot, "#clients-drawer"));
        assertTrue(robot.from(robot.lookup("#clients-drawer").queryAll())
                .lookup(".simulated-badge")
                .tryQuery()
                .filter(Node::isVisible)
                .isPresent());
        assertFalse(isThere(robot, "#clients-drawer-add"), "it can be put into no group");
        assertFalse(isThere(robot, "#clients-drawer-conversation"));
    }

    @Test
    void simulatedClientsAndPeopleAreNotAddressedTogether(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.backend().connect(Sample.simulated(1)));
        robot.interact(() -> console.desk().navigator().go(new Destination.Compose(Audience.EVERYONE, "")));
        robot.clickOn("#compose-add");
        robot.write("everyone sim");
        robot.push(KeyCode.ENTER);
        await(() -> text(robot, "#compose-reach").contains("cannot be addressed together"));
        robot.interact(() -> console.desk().navigator().go(new Destination.Compose(Audience.REHEARSAL, "")));
        robot.interact(() -> console.desk().navigator().go(new Destination.Compose(Audience.EVERYONE, "")));
        await(() -> !text(robot, "#compose-reach").contains("cannot be addressed together"));
    }

    @Test
    void pushesOfARehearsalAreMarkedInTheHistory(FxRobot robot) throws TimeoutException {
        PushRecord push = rehearsed(robot);
        robot.clickOn("#nav-history");
        await(() -> isThere(robot, ".simulated-badge"));
        robot.interact(() -> console.desk().navigator().go(new Destination.Push(push.id())));
        await(() -> isThere(robot, "#push-rehearsal"));
        assertEquals("Rehearsal", text(robot, "#push-rehearsal"));
    }
}
