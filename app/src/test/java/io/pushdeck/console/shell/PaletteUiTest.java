package io.pushdeck.console.shell;

import static io.pushdeck.console.testing.Look.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class PaletteUiTest {
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
    void wordsInAnyOrderFindAnActionAndEnterRunsIt(FxRobot robot) throws TimeoutException {
        open(robot);
        type(robot, "dark theme");
        assertEquals(List.of("Theme · Dark"), shown(robot));
        robot.type(KeyCode.ENTER);
        await(() -> stage.getScene().getRoot().getStyleClass().contains("theme-dark"));
        assertTrue(robot.lookup("#picker-search").tryQuery().isEmpty(), "it closes");
    }

    @Test
    void theButtonOpensItAndAClickRuns(FxRobot robot) throws TimeoutException {
        robot.clickOn("#palette-open");
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        type(robot, "go settings");
        robot.clickOn("Go to · Settings");
        await(() -> robot.lookup("#settings-page").tryQuery().isPresent());
    }

    @Test
    void anActionThatIsToBeConfirmedAsksAsUsual(FxRobot robot) throws TimeoutException {
        open(robot);
        type(robot, "server stop");
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("#dialog-action").tryQuery().isPresent());
        assertTrue(console.server().statusProperty().get() instanceof ServerStatus.Listening);
        robot.type(KeyCode.ENTER);
        await(() -> console.server().statusProperty().get() instanceof ServerStatus.Stopped);
    }

    @Test
    void whatIsChosenCanBeActedOn(FxRobot robot) throws TimeoutException {
        assertFalse(words().stream().anyMatch(each -> each.endsWith("Rename…") && each.startsWith("Amira")));
        robot.interact(() -> {
            TableView<?> table = robot.lookup("#clients-table").queryAs(TableView.class);
            table.getSelectionModel().clearSelection();
            table.getSelectionModel().select(0);
        });
        List<Command> now = commands();
        Command rename = now.stream()
                .filter(each -> each.keys().equals("F2"))
                .findFirst()
                .orElseThrow();
        open(robot);
        type(robot, rename.words());
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        assertEquals(
                rename.about(),
                robot.lookup("#dialog-field").queryAs(TextField.class).getText());
    }

    @Test
    void aPersonIsPushedToByName(FxRobot robot) throws TimeoutException {
        String name = console.desk().mirror().clients().getLast().nameProperty().get();
        open(robot);
        type(robot, name + " push");
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("#compose-panel").lookup(name).tryQuery().isPresent());
    }

    @Test
    void whatIsNotPossibleIsNotOffered(FxRobot robot) {
        assertFalse(words().contains("Server · Start"));
        assertTrue(words().contains("Server · Stop"));
        robot.interact(() -> console.server().stop());
        assertTrue(words().contains("Server · Start"));
        assertFalse(words().contains("Server · Stop"));
    }

    @Test
    void theFocusThatAPageLeavesBehindIsNotOnItsButton(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-text").push(Shortcuts.page(Page.HISTORY));
        await(() -> robot.lookup("#history-page").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(robot.lookup("#picker-search").tryQuery().isEmpty());
    }

    @Test
    void escapeGivesUpAndNothingIsTypedElsewhere(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-text");
        open(robot);
        type(robot, "zzz");
        assertEquals(List.of(), shown(robot));
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#picker-search").tryQuery().isEmpty());
        assertEquals(
                "",
                robot.lookup("#compose-text").queryAs(TextInputControl.class).getText());
    }

    private List<Command> commands() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> console.desk().commands().now());
    }

    private List<String> words() {
        return commands().stream().map(Command::words).toList();
    }

    private static List<String> shown(FxRobot robot) {
        ListView<?> list = robot.lookup("#picker-list").queryAs(ListView.class);
        return list.getItems().stream().map(each -> ((Command) each).words()).toList();
    }

    private static void type(FxRobot robot, String words) {
        robot.interact(
                () -> robot.lookup("#picker-search").queryAs(TextField.class).setText(words));
    }

    private static void open(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
    }
}
