package io.pushdeck.console.compose;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.isThere;
import static io.pushdeck.console.testing.Look.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ListView;
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

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class EmojiUiTest {
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
        sample.desk().navigator().go(new Destination.Compose(Audience.EVERYONE, ""));
    }

    @Stop
    void stop() {
        panel.close();
        sample.close();
    }

    @SuppressWarnings("unchecked") // what the picker shows
    private static ListView<Emoji> offered(FxRobot robot) {
        return robot.lookup("#picker-list").queryAs(ListView.class);
    }

    private static void caret(FxRobot robot, String id, int at) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).positionCaret(at));
    }

    @Test
    void itIsPutWhereTheCaretIsByMouse(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-text").write("Lunch is ready");
        caret(robot, "#compose-text", 5);
        robot.clickOn("#compose-emoji");
        await(() -> isThere(robot, "#picker-search"));
        robot.write("noodles");
        await(() -> offered(robot).getItems().size() == 1);
        robot.clickOn("#picker-list .list-cell");
        await(() -> typed(robot, "#compose-text").equals("Lunch🍜 is ready"));
        assertTrue(robot.lookup("#compose-text").query().isFocused());
        robot.write("!");
        assertEquals("Lunch🍜! is ready", typed(robot, "#compose-text"));
    }

    @Test
    void itIsFoundInBothLanguagesAndTheLastComesFirstByTheKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-title").write("Fire");
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await(() -> isThere(robot, "#picker-search"));
        robot.interact(
                () -> robot.lookup("#picker-search").queryAs(TextField.class).setText("灭火器"));
        await(() -> offered(robot).getItems().size() == 1);
        robot.type(KeyCode.ENTER);
        await(() -> typed(robot, "#compose-title").equals("Fire🧯"));
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await(() -> isThere(robot, "#picker-search"));
        assertEquals("🧯", offered(robot).getItems().getFirst().text());
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> typed(robot, "#compose-title").equals("Fire🧯✅"));
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await(() -> isThere(robot, "#picker-search"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "#picker-search"));
        assertEquals("Fire🧯✅", typed(robot, "#compose-title"));
        assertEquals(
                "✅ 🧯", sample.desk().preferences().text("compose.emoji", "").get());
    }

    @Test
    void whatIsSelectedIsReplacedAndTheLargeWindowHasItToo(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-text").write("Well done");
        robot.clickOn("#compose-large");
        await(() -> isThere(robot, "#large-emoji"));
        robot.clickOn("#large-text").push(KeyCode.CONTROL, KeyCode.A);
        robot.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await(() -> isThere(robot, "#picker-search"));
        robot.write("trophy").type(KeyCode.ENTER);
        await(() -> typed(robot, "#large-text").equals("🏆"));
    }
}
