package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Look;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ListView;
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
class SettingsFilesUiTest {
    private static final String FILE = """
            {
              "pushdeck": "settings",
              "version": 1,
              "settings": {
                "theme": "dark",
                "scale": "125",
                "undo.seconds": 12,
                "server.websocket-port": 9090,
                "limits.connections": "2500"
              }
            }
            """;

    @TempDir
    static Path folder;

    private final FakeGate gate = new FakeGate();
    private FakeConsole console;
    private Path file;

    @Start
    void start(Stage stage) throws IOException {
        Path own = Files.createTempDirectory(folder, "desk");
        file = own.resolve("settings.json");
        Files.writeString(file, FILE);
        console = new FakeConsole(own, Sample.snapshot(3), gate);
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void aFileIsLookedAtTakenAndTakenBackByMouse(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.GENERAL);
        assertEquals("5", Look.typed(robot, "#settings-undo"));
        go(robot, SettingsPart.DATA);
        console.files().answerNext(file);
        robot.clickOn("#settings-import");
        Look.await(() -> Look.isInSight(robot, "#settings-import-changes"));
        assertEquals("Like the system → Dark", Look.text(robot, "#settings-import-theme"));
        assertEquals("8080 → 9090", Look.text(robot, "#settings-import-server-websocket-port"));
        assertTrue(Look.isInSight(robot, "#settings-import-server"));
        assertTrue(Look.isInSight(robot, "#settings-import-start"));
        assertEquals("system", theme(), "nothing changes before it is agreed to");
        assertFalse(gate.calls().contains("open 9090 8081"));
        robot.clickOn("#dialog-action");
        Look.await(() -> theme().equals("dark") && gate.calls().contains("open 9090 8081"));
        assertEquals(
                2_500,
                console.server().configProperty().get().limits().connections().max());
        assertEquals(
                List.of("operator import settings 5 changes"), console.audit().told());
        Look.await(() -> Look.isInSight(robot, "#toast-action"));
        robot.clickOn("#toast-action");
        Look.await(() -> theme().equals("system") && gate.calls().getLast().equals("open 8080 8081"));
        assertEquals("operator undo import 5 changes", console.audit().told().getLast());
        go(robot, SettingsPart.GENERAL);
        assertEquals("5", Look.typed(robot, "#settings-undo"));
    }

    @Test
    void exportsAndImportsByKeyboardAlone(FxRobot robot) throws Exception {
        Path written = file.resolveSibling("written.json");
        console.files().answerNext(written);
        palette(robot, "export settings");
        Look.await(() -> Files.exists(written));
        assertTrue(Files.readString(written).contains("\"undo.seconds\": 5,"));
        console.files().answerNext(file);
        palette(robot, "import settings");
        Look.await(() -> Look.isInSight(robot, "#settings-import-changes"));
        robot.type(KeyCode.ESCAPE);
        Look.await(() -> !Look.isInSight(robot, "#dialog"));
        assertEquals("system", theme());
        console.files().answerNext(file);
        palette(robot, "import settings");
        Look.await(() -> Look.isInSight(robot, "#settings-import-changes"));
        robot.type(KeyCode.ENTER);
        Look.await(() -> theme().equals("dark"));
        console.files().answerNext(written);
        palette(robot, "import settings");
        Look.await(() -> Look.isInSight(robot, "#settings-import-changes"));
        robot.type(KeyCode.ENTER);
        Look.await(() -> theme().equals("system"));
        console.files().answerNext(written);
        palette(robot, "import settings");
        Look.await(() -> says(robot, "All settings are already as in written.json"));
    }

    @Test
    void aFileThatCannotBeTakenChangesNothing(FxRobot robot) throws Exception {
        go(robot, SettingsPart.DATA);
        Files.writeString(file, FILE.replace("9090", "8081"));
        console.files().answerNext(file);
        robot.clickOn("#settings-import");
        Look.await(() -> says(
                robot,
                "settings.json, line 8: server.websocket-port cannot be 8081; possible: ≠ 8081. Nothing was changed."));
        Files.writeString(file, FILE.replace("undo.", "redo."));
        console.files().answerNext(file);
        robot.clickOn("#settings-import");
        Look.await(() -> says(robot, "settings.json, line 7: there is no setting redo.seconds. Nothing was changed."));
        Files.writeString(file, " ".repeat((1 << 20) + 1));
        console.files().answerNext(file);
        robot.clickOn("#settings-import");
        Look.await(
                () -> says(
                        robot,
                        "settings.json is longer than 1 MB; choose a file that was written with “Export settings”. Nothing was changed."));
        assertFalse(Look.isInSight(robot, "#dialog"));
        assertEquals("system", theme());
    }

    @Test
    void viewersImportNothing(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.DATA);
        Node button = robot.lookup("#settings-import").query();
        robot.interact(() -> console.desk().roles().lock().secure("2468", () -> {}));
        robot.interact(() -> console.desk().roles().lock().lock());
        Look.await(button::isDisabled);
        assertTrue(console.desk().roles().isLocked());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Look.await(() -> Look.isInSight(robot, "#picker-list"));
        ListView<?> offered = robot.lookup("#picker-list").queryAs(ListView.class);
        assertFalse(offered.getItems().stream().anyMatch(each -> each.toString().contains("Import settings")));
    }

    private String theme() {
        return console.desk().preferences().text(Keys.THEME, Keys.SYSTEM).get();
    }

    private void palette(FxRobot robot, String words) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Look.await(() -> Look.isInSight(robot, "#picker-list"));
        robot.write(words).type(KeyCode.ENTER);
        Look.await(() -> !Look.isInSight(robot, "#picker-list"));
    }

    private void go(FxRobot robot, SettingsPart part) throws TimeoutException {
        robot.interact(() -> console.desk().navigator().go(new Destination.Settings(part)));
        Look.await(() -> Look.isInSight(robot, "#settings-page"));
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup(words).tryQuery().isPresent();
    }
}
