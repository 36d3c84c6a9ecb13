package io.pushdeck.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.ui.DialogLayer;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class ComfortUiTest {
    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        console = new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(5), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.desk().preferences().flag(Keys.TOUR_SEEN, false).set(false);
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void theTourIsShownOnceAndAgainWhenAskedFor(FxRobot robot) throws TimeoutException {
        for (String card : List.of("clients", "groups", "push", "receipts")) {
            await(() -> isThere(robot, "#tour-" + card));
            robot.push(KeyCode.ENTER);
        }
        await(() -> !isThere(robot, "#dialog"));
        assertTrue(console.desk().preferences().flag(Keys.TOUR_SEEN, false).get());
        robot.push(KeyCode.CONTROL, KeyCode.K).write("tour").push(KeyCode.ENTER);
        await(() -> isThere(robot, "#tour-clients"));
        robot.clickOn("#dialog-action");
        await(() -> isThere(robot, "#tour-groups"));
        robot.push(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "#dialog"));
    }

    @Test
    void aDefectIsToldOnceAndCanBeCopied(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.ESCAPE);
        CrashReports reports = new CrashReports(
                console.desk().texts(), (DialogLayer) console.desk().dialogs(), Path.of("pushdeck.log"));
        robot.interact(() -> {
            reports.show(new IllegalStateException("the first"));
            reports.show(new IllegalStateException("the same again"));
        });
        await(() -> isThere(robot, "#crash-report"));
        String report = ((TextArea) robot.lookup("#crash-report").query()).getText();
        assertTrue(report.contains("IllegalStateException: the first"), report);
        assertFalse(report.contains("again"), report);
        robot.clickOn("#crash-copy");
        robot.interact(() -> assertEquals(report, Clipboard.getSystemClipboard().getString()));
        robot.push(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "#dialog"));
        robot.interact(() -> reports.show(new IllegalStateException("another one")));
        await(() -> isThere(robot, "#crash-report"));
    }

    private static boolean isThere(FxRobot robot, String selector) {
        return robot.lookup(selector).tryQuery().isPresent();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
