package io.pushdeck.console.compose;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.isThere;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.sharing.OwnReceiver;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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
class LargeUiTest {
    private static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private final AtomicInteger opened = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private ClientId me;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private ComposePanel panel;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(30), Files.createTempDirectory(folder, "desk"));
        me = OwnReceiver.clientOf(sample.desk().preferences());
        panel = new ComposePanel(sample.desk(), CLOCK, new OwnReceiver(me, opened::incrementAndGet));
        sample.show(stage, panel, 1100, 760);
    }

    @Stop
    void stop() {
        panel.close();
        sample.close();
    }

    private static String shown(FxRobot robot, String style) {
        return robot.lookup(style).queryAs(Labeled.class).getText();
    }

    private void write(FxRobot robot, String title) {
        robot.interact(() -> {
            sample.desk().navigator().go(new Destination.Compose(Audience.of(Sample.WAREHOUSE.id()), ""));
            robot.lookup("#compose-title").queryAs(TextInputControl.class).setText(title);
        });
    }

    private void comeOnline(FxRobot robot) {
        robot.interact(() -> {
            SessionView any = Sample.session(29);
            sample.backend()
                    .connect(new SessionView(
                            new SessionId(9_999), me, "me", "", "", any.handshake(), any.connectedAt(), any.traffic()));
        });
    }

    @Test
    void whatIsTypedLargeIsSeenAsItWillBeAndStaysInTheComposer(FxRobot robot) throws TimeoutException {
        write(robot, "Gate closes");
        robot.clickOn("#compose-large");
        await(() -> isThere(robot, "#large-title"));
        assertEquals("Gate closes", shown(robot, ".recipient-title"));
        robot.interact(() ->
                robot.lookup("#large-title").queryAs(TextInputControl.class).setText("Gate C closes"));
        assertEquals("Gate C closes", shown(robot, ".recipient-title"));
        robot.clickOn("#large-dark");
        assertTrue(robot.lookup("#recipient-view").query().getStyleClass().contains("recipient-dark"));
        robot.clickOn("#large-phone");
        assertTrue(robot.lookup("#recipient-view").query().getStyleClass().contains("recipient-phone"));
        robot.type(KeyCode.ESCAPE);
        await(() -> !isThere(robot, "#dialog"));
        assertEquals(
                "Gate C closes",
                robot.lookup("#compose-title").queryAs(TextInputControl.class).getText());
    }

    @Test
    void itIsOpenedAndPushedByKeyboardAlone(FxRobot robot) throws TimeoutException {
        write(robot, "Gate closes");
        robot.clickOn("#compose-title").push(KeyCode.CONTROL, KeyCode.E);
        await(() -> isThere(robot, "#large-title"));
        robot.type(KeyCode.TAB).push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> !isThere(robot, "#dialog"));
        assertEquals(
                "",
                robot.lookup("#compose-title").queryAs(TextInputControl.class).getText());
    }

    @Test
    void toMeOpensMyReceiverAndGoesToNobodyElse(FxRobot robot) throws TimeoutException {
        write(robot, "Gate closes");
        robot.clickOn("#compose-title").push(KeyCode.CONTROL, KeyCode.T);
        await(() -> opened.get() == 1);
        assertTrue(sample.backend().requests().isEmpty(), "nobody is there yet");
        comeOnline(robot);
        await(() -> sample.backend().requests().size() == 1);
        var request = sample.backend().requests().getFirst();
        assertEquals(Audience.of(me), request.audience());
        assertEquals("Trial: Gate closes", request.announcement().title());
        assertEquals(
                "Gate closes",
                robot.lookup("#compose-title").queryAs(TextInputControl.class).getText());
        robot.clickOn("#compose-title").push(KeyCode.CONTROL, KeyCode.T);
        await(() -> sample.backend().requests().size() == 2);
        assertEquals(1, opened.get(), "it is open already");
    }

    @Test
    void withoutTextThereIsNothingToTry(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-large");
        await(() -> isThere(robot, "#large-title"));
        assertTrue(robot.lookup("#compose-trial").query().isDisabled());
        assertFalse(isThere(robot, "#recipient-view"));
    }
}
