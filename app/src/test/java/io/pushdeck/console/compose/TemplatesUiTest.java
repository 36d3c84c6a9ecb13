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
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class TemplatesUiTest {
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
        sample.show(stage, panel, 460, 820);
    }

    @Stop
    void stop() {
        panel.close();
        sample.close();
    }

    private static void write(FxRobot robot, String title, String text) {
        robot.interact(() -> {
            robot.lookup("#compose-title").queryAs(TextInputControl.class).setText(title);
            robot.lookup("#compose-text").queryAs(TextInputControl.class).setText(text);
        });
    }

    private void save(FxRobot robot, String name) throws TimeoutException {
        robot.clickOn("#compose-templates");
        await(() -> isThere(robot, "#picker-action"));
        robot.clickOn("#picker-action");
        await(() -> isThere(robot, "#dialog-field"));
        robot.write(name).type(KeyCode.ENTER);
        await(() -> !isThere(robot, "#dialog"));
    }

    @Test
    void whatIsWrittenIsKeptAndWrittenAgainByKeyboardAlone(FxRobot robot) throws TimeoutException {
        write(robot, "Gate closes", "West stairs");
        save(robot, "Gate");
        write(robot, "", "");
        robot.interact(robot.lookup("#compose-templates").query()::requestFocus);
        robot.type(KeyCode.SPACE);
        await(() -> isThere(robot, "#picker-search"));
        Node rows = robot.lookup("#picker-list").query();
        Bounds list = rows.localToScreen(rows.getBoundsInLocal());
        Window window = panel.getScene().getWindow();
        assertTrue(list.getMaxX() < window.getX() + window.getWidth(), "it stays inside the window: " + list);
        robot.write("ga").type(KeyCode.ENTER);
        await(() -> typed(robot, "#compose-title").equals("Gate closes"));
        assertEquals("West stairs", typed(robot, "#compose-text"));
    }

    @Test
    void whatATemplateLeavesOpenIsAskedForAndWhatIsKnownIsFilledIn(FxRobot robot) throws TimeoutException {
        robot.interact(() ->
                sample.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), "")));
        write(robot, "{group}: gate {gate}", "");
        save(robot, "Gate");
        robot.clickOn("#compose-templates");
        await(() -> isThere(robot, "#picker-search"));
        robot.type(KeyCode.ENTER);
        await(() -> isThere(robot, "#template-field-1"));
        assertEquals(Sample.WAREHOUSE.name(), typed(robot, "#template-field-0"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled(), "the gate is not known");
        robot.clickOn("#template-field-1").write("7").type(KeyCode.ENTER);
        await(() -> typed(robot, "#compose-title").equals(Sample.WAREHOUSE.name() + ": gate 7"));
        // What stood there before comes back.
        await(() -> isThere(robot, "#toast-action"));
        robot.clickOn("#toast-action");
        await(() -> typed(robot, "#compose-title").equals("{group}: gate {gate}"));
    }

    @Test
    void aTemplateGetsAnotherNameAndADeletedOneComesBack(FxRobot robot) throws TimeoutException {
        write(robot, "Gate closes", "");
        save(robot, "Gate");
        robot.clickOn("#compose-templates");
        await(() -> isThere(robot, "#templates-manage"));
        robot.clickOn("#templates-manage");
        await(() -> isThere(robot, "#template-name-1"));
        robot.doubleClickOn("#template-name-1").write("Door");
        await(() ->
                sample.desk().preferences().text("template.1.name", "").get().equals("Door"));
        robot.clickOn("#template-delete-1").type(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "#dialog"));
        assertEquals("", sample.desk().preferences().text("template.1.name", "").get());
        robot.clickOn("#toast-action");
        await(() ->
                sample.desk().preferences().text("template.1.name", "").get().equals("Door"));
    }
}
