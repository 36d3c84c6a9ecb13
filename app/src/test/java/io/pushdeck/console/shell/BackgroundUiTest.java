package io.pushdeck.console.shell;

import static io.pushdeck.console.testing.Look.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// The window goes, the server stays.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class BackgroundUiTest {
    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        console =
                new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(30), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void theQuestionOffersToKeepRunning(FxRobot robot) throws TimeoutException {
        close(robot);
        await(() -> robot.lookup("#quit-keep").tryQuery().isPresent());
        robot.clickOn("#quit-keep");
        await(() -> !stage.isShowing());
        assertFalse(console.hasEnded());
        assertTrue(console.server().statusProperty().get() instanceof ServerStatus.Listening);
        robot.interact(() -> console.startAgain());
        await(() -> stage.isShowing());
        assertTrue(robot.lookup("#dialog").tryQuery().isEmpty(), "the question is over");
    }

    @Test
    void byKeyboardTheQuestionStillEndsIt(FxRobot robot) throws TimeoutException {
        close(robot);
        await(() -> focusedId().equals("dialog-action"));
        robot.type(KeyCode.ENTER);
        await(() -> !stage.isShowing());
        assertTrue(console.hasEnded());
    }

    @Test
    void withTheSettingTheWindowOnlyHidesAndAsksNothing(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.GENERAL)));
        robot.clickOn("#settings-search").write("keep running");
        await(() -> robot.lookup("#settings-keep-running").tryQuery().isPresent());
        robot.clickOn("#settings-keep-running");
        close(robot);
        await(() -> !stage.isShowing());
        assertFalse(console.hasEnded());
        robot.interact(() -> console.quit());
        assertTrue(console.hasEnded());
    }

    @Test
    void whatWaitsForItsTimeLeavesBeforeTheWindow(FxRobot robot) throws TimeoutException {
        console.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(30);
        robot.interact(() ->
                console.desk().preferences().flag(Keys.KEEP_RUNNING, false).set(true));
        robot.clickOn("Oskar Berg").type(KeyCode.P);
        await(() -> focusedId().equals("compose-text"));
        robot.write("Lunch").push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> console.desk().departures().isAnyWaiting());
        close(robot);
        await(() -> !stage.isShowing());
        assertEquals(1, console.backend().pushes().size());
    }

    private void close(FxRobot robot) {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    private String focusedId() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }
}
