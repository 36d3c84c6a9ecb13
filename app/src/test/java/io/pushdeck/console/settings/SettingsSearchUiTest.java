package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
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
final class SettingsSearchUiTest {
    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        console = new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(5), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
        console.desk().navigator().go(new Destination.Settings(SettingsPart.SECURITY));
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void aSettingIsFoundInAnotherPartChangedAndGivenBackByKeysAlone(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.F).write("contrast");
        await(() -> isThere(robot, "#settings-found #settings-contrast"));
        assertFalse(isThere(robot, "#settings-found #settings-theme"));
        assertFalse(isThere(robot, "#security-source"));
        robot.push(KeyCode.DOWN).push(KeyCode.SPACE);
        await(() -> stage.getScene().getRoot().getStyleClass().contains("high-contrast"));
        robot.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.ESCAPE);
        await(() -> isThere(robot, "#security-source"));
        robot.clickOn("#settings-part-general");
        await(() -> isThere(robot, "#settings-theme") && isThere(robot, "#settings-contrast"));
    }

    @Test
    void severalWordsNarrowAndAChoiceIsFoundByWhatCouldBeChosen(FxRobot robot) throws TimeoutException {
        robot.clickOn("#settings-search").write("dark");
        await(() -> isThere(robot, "#settings-found #settings-theme"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("general port page");
        await(() -> isThere(robot, "#settings-found #settings-port-http"));
        assertFalse(isThere(robot, "#settings-found #settings-theme"));
        robot.push(KeyCode.CONTROL, KeyCode.A).write("no such thing");
        await(() -> robot.lookup("No setting has these words").tryQuery().isPresent());
        robot.clickOn("#settings-search-clear");
        await(() -> isThere(robot, "#security-source"));
    }

    @Test
    void aLimitThatWasFoundCanBeApplied(FxRobot robot) throws TimeoutException {
        robot.clickOn("#settings-search").write("connections");
        await(() -> isThere(robot, "#settings-found #limits-connections"));
        robot.doubleClickOn("#limits-connections").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("2500");
        await(() -> robot.lookup("#limits-foot").query().isVisible());
    }

    @Test
    void theLogIsReadNarrowedAndShownInFull(FxRobot robot) throws Exception {
        Path log = folder.resolve("pushdeck.log");
        Files.writeString(log, """
                2026-11-23T09:12:03.001Z INFO  [main] i.p.server.PushServer - Listening on 8080
                2026-11-23T09:12:04.002Z ERROR [pushdeck-store] i.p.s.store.Store - The disk is full
                java.io.IOException: No space left
                """);
        robot.interact(() -> stage.getScene()
                .setRoot(new LogPanel(console.desk().texts(), log, new TextFiles(Runnable::run, Runnable::run))));
        ListView<?> list = robot.lookup("#log-list").queryListView();
        await(() -> list.getItems().size() == 2);
        robot.clickOn("#log-level-error");
        await(() -> list.getItems().size() == 1);
        robot.clickOn(list.lookup(".list-cell"));
        await(() -> robot.lookup("#log-whole").query().isVisible());
        assertTrue(((TextArea) robot.lookup("#log-whole").query()).getText().contains("No space left"));
        Files.writeString(log, Files.readString(log) + "2026-11-23T09:12:05.000Z ERROR [x] y.Z - again\n");
        await(() -> list.getItems().size() == 2);
        assertEquals(1, list.getSelectionModel().getSelectedIndex());
        robot.clickOn("#log-search").write("again");
        await(() -> list.getItems().size() == 1);
        assertFalse(robot.lookup("#log-whole").query().isVisible());
    }

    private static boolean isThere(FxRobot robot, String selector) {
        return robot.lookup(selector).tryQuery().isPresent();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
