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
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
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
final class RolesUiTest {
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
        console.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(30);
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void locksAndUnlocksByKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.L);
        await(() -> focusedId().equals("pin-new"));
        robot.write("2468").type(KeyCode.TAB).write("2469");
        assertTrue(node(robot, "#dialog-action").isDisabled(), "they differ");
        robot.type(KeyCode.BACK_SPACE).write("8").type(KeyCode.ENTER);
        await(() -> isShown(robot, "#looking-bar"));
        assertFalse(isShown(robot, "#compose-push"));
        robot.push(KeyCode.CONTROL, KeyCode.N);
        await(() -> robot.lookup("You are looking only. Unlock to change.")
                .tryQuery()
                .isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        await(() -> focusedId().equals("pin-field"));
        robot.write("1111").type(KeyCode.ENTER);
        await(() -> text(robot, "#pin-problem").equals("This is not the PIN."));
        assertFalse(isShown(robot, "#settings-page"));
        robot.write("2468").type(KeyCode.ENTER);
        await(() -> isShown(robot, "#settings-page"));
        assertFalse(isShown(robot, "#looking-bar"));
        assertEquals(
                List.of("operator set pin", "operator lock", "viewer failed unlock try 1", "operator unlock"),
                console.audit().told());
    }

    @Test
    void aViewerChangesNothingByMouse(FxRobot robot) throws TimeoutException {
        lockWith(robot, "2468");
        robot.rightClickOn("Oskar Berg");
        await(() -> menu().isPresent());
        assertEquals(
                List.of("Details", "Notes, bans and history", "Copy"),
                menu().orElseThrow().getItems().stream()
                        .filter(item -> !item.isDisable() && item.getText() != null)
                        .map(MenuItem::getText)
                        .toList());
        robot.type(KeyCode.ESCAPE);
        robot.clickOn("Oskar Berg").type(KeyCode.DELETE);
        await(() -> robot.lookup("You are looking only. Unlock to change.")
                .tryQuery()
                .isPresent());
        robot.clickOn("#server-stop");
        await(() -> focusedId().equals("pin-field"));
        robot.clickOn("#dialog-cancel");
        assertTrue(console.server().statusProperty().get() instanceof ServerStatus.Listening);
        robot.clickOn("#palette-open");
        await(() -> isShown(robot, "#picker-list"));
        ListView<?> offered = robot.lookup("#picker-list").queryAs(ListView.class);
        assertFalse(offered.getItems().stream().anyMatch(each -> each.toString().contains("Stop")));
        robot.type(KeyCode.ESCAPE);
        assertEquals(
                30,
                robot.lookup("#clients-table")
                        .queryAs(TableView.class)
                        .getItems()
                        .size());
        robot.clickOn("#looking-unlock");
        await(() -> focusedId().equals("pin-field"));
        robot.write("2468").clickOn("#dialog-action");
        await(() -> !isShown(robot, "#looking-bar"));
        assertTrue(isShown(robot, "#compose-push"));
    }

    @Test
    void whatWaitsForItsTimeLeavesWhenItLocks(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.L);
        await(() -> focusedId().equals("pin-new"));
        robot.type(KeyCode.ESCAPE);
        robot.interact(() -> console.desk().roles().lock().secure("2468", () -> {}));
        robot.clickOn("Oskar Berg").type(KeyCode.P);
        await(() -> focusedId().equals("compose-text"));
        robot.write("Lunch").push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> console.desk().departures().isAnyWaiting());
        assertEquals(List.of(), console.backend().pushes());
        robot.push(KeyCode.CONTROL, KeyCode.L);
        await(() -> isShown(robot, "#looking-bar"));
        assertEquals(1, console.backend().pushes().size());
    }

    @Test
    void closingALockedWindowAsksForThePin(FxRobot robot) throws TimeoutException {
        lockWith(robot, "2468");
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await(() -> focusedId().equals("pin-field"));
        assertTrue(stage.isShowing());
        robot.write("2468").type(KeyCode.ENTER);
        await(() -> text(robot, "#dialog-action").equals("Quit"));
        robot.type(KeyCode.ENTER);
        await(() -> !stage.isShowing());
    }

    @Test
    void aQuestionThatWasLeftOpenIsGivenUp(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.desk().roles().lock().secure("2468", () -> {}));
        robot.clickOn("Oskar Berg").type(KeyCode.F2);
        await(() -> isShown(robot, "#dialog-field"));
        robot.interact(() -> console.desk().roles().askToLock());
        await(() -> !isShown(robot, "#dialog-field"));
    }

    @Test
    void theAuditIsFoundByKindAndWordsAndExported(FxRobot robot) throws TimeoutException, IOException {
        Path file = folder.resolve("audit.csv");
        robot.interact(() -> {
            for (int i = 1; i <= 120; i++) {
                console.audit().add(Sample.NOW, AuditEntry.OPERATOR, "rename", "c-" + i, "", "Desk " + i);
            }
            console.audit().add(Sample.NOW, AuditEntry.PUSHDECK, "push", "p1", "Lunch is ready", "30 people");
            console.desk().navigator().go(new Destination.Settings(SettingsPart.AUDIT));
        });
        await(() -> rows(robot) == 100);
        robot.clickOn("#audit-list").type(KeyCode.END);
        await(() -> rows(robot) == 121);
        robot.clickOn("#audit-search").write("lunch");
        await(() -> rows(robot) == 1);
        assertTrue(robot.lookup("30 people").tryQuery().isPresent());
        console.files().answerNext(file);
        robot.clickOn("#audit-export");
        await(() -> Files.exists(file));
        assertTrue(Files.readString(file).contains("pushdeck,,push,p1,Lunch is ready,30 people"));
        robot.clickOn("#audit-search").push(KeyCode.CONTROL, KeyCode.A).type(KeyCode.DELETE);
        await(() -> rows(robot) > 1);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        await(() -> focusedId().equals("audit-kind"));
        robot.type(KeyCode.DOWN);
        await(() -> rows(robot) == 1);
        robot.type(KeyCode.UP);
        await(() -> rows(robot) > 1);
    }

    @Test
    void theWallboardIsAllThatIsReachedUntilThePin(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.desk().roles().lock().secure("2468", () -> {}));
        robot.type(KeyCode.F11);
        await(() -> isShown(robot, "#wallboard"));
        assertEquals("30", text(robot, "#wall-connections"));
        assertTrue(console.desk().roles().isLocked());
        robot.push(KeyCode.CONTROL, KeyCode.K)
                .push(KeyCode.CONTROL, KeyCode.COMMA)
                .push(KeyCode.CONTROL, KeyCode.N);
        robot.type(KeyCode.TAB).type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(isShown(robot, "#picker-search"));
        assertFalse(isShown(robot, "#sidebar") || isShown(robot, ".sidebar"));
        assertEquals("wallboard", focusedId());
        robot.type(KeyCode.F11);
        await(() -> stage.isFullScreen());
        robot.type(KeyCode.F11);
        await(() -> !stage.isFullScreen());
        robot.type(KeyCode.ESCAPE);
        await(() -> focusedId().equals("pin-field"));
        robot.type(KeyCode.ESCAPE);
        await(() -> focusedId().equals("wallboard"));
        robot.type(KeyCode.ESCAPE);
        await(() -> focusedId().equals("pin-field"));
        robot.write("2468").type(KeyCode.ENTER);
        await(() -> !isShown(robot, "#wallboard"));
        assertTrue(isShown(robot, ".sidebar"));
        assertFalse(console.desk().roles().isLocked());
    }

    @Test
    void withoutAPinTheWallboardIsLeftByMouse(FxRobot robot) throws TimeoutException {
        robot.clickOn("#palette-open");
        await(() -> isShown(robot, "#picker-search"));
        robot.write("wall");
        robot.clickOn("Pushdeck · Wall-board");
        await(() -> isShown(robot, "#wallboard"));
        robot.clickOn("#wall-leave");
        await(() -> !isShown(robot, "#wallboard"));
        robot.clickOn("#nav-history");
        await(() -> isShown(robot, "#history-page"));
    }

    private static Optional<ContextMenu> menu() {
        return List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst();
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#audit-list").queryAs(ListView.class).getItems().size();
    }

    private void lockWith(FxRobot robot, String pin) throws TimeoutException {
        robot.clickOn("#lock");
        await(() -> focusedId().equals("pin-new"));
        robot.write(pin).clickOn("#pin-again").write(pin).clickOn("#dialog-action");
        await(() -> isShown(robot, "#looking-bar"));
    }

    private static Node node(FxRobot robot, String selector) {
        return robot.lookup(selector).query();
    }

    private static boolean isShown(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAll().stream().anyMatch(RolesUiTest::isTreeVisible);
    }

    private static boolean isTreeVisible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(FxRobot robot, String selector) {
        return robot.lookup(selector)
                .tryQueryAs(Labeled.class)
                .map(Labeled::getText)
                .orElse("");
    }

    private String focusedId() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }
}
