package io.pushdeck.console.sharing;

import static io.pushdeck.console.testing.Look.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
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
final class InvitationUiTest {
    @TempDir
    static Path folder;

    private FakeConsole console;

    @Start
    void start(Stage stage) {
        console = new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(0), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void thePhoneIsOfferedOnlyWhatCanWork(FxRobot robot) throws TimeoutException {
        assertTrue(isShown(robot, "#clients-open-receiver"));
        assertFalse(isShown(robot, "#clients-qr"));
        robot.clickOn("#clients-join-phone");
        await(() -> isShown(robot, "#dialog-action"));
        robot.clickOn("#dialog-action");
        await(() -> isShown(robot, "#clients-qr"));
        assertFalse(isShown(robot, "#clients-join-phone"));
        assertEquals(
                "http://192.168.1.20:8081/",
                robot.lookup("#clients-phone-address .way-address")
                        .queryAs(Label.class)
                        .getText());
    }

    @Test
    void aStoppedServerInvitesNobody(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.server().stop());
        assertFalse(isShown(robot, "#clients-open-receiver"));
        robot.clickOn("#clients-start-server");
        await(() -> isShown(robot, "#clients-open-receiver"));
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQuery()
                .filter(node -> {
                    for (var at = node; at != null; at = at.getParent()) {
                        if (!at.isVisible()) {
                            return false;
                        }
                    }
                    return true;
                })
                .isPresent();
    }
}
