package io.pushdeck.console.shell;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
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
final class ShellUiTest {
    @TempDir
    static Path folder;

    private final FakeGate gate = new FakeGate();
    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        console = new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(30), gate);
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void theKeysLeadToThePages(FxRobot robot) throws TimeoutException {
        robot.push(Shortcuts.page(Page.SETTINGS));
        await(() -> robot.lookup("#settings-page").tryQuery().isPresent());
        robot.push(Shortcuts.page(Page.DASHBOARD));
        await(() -> robot.lookup("#dashboard-page").tryQuery().isPresent());
        robot.push(Shortcuts.page(Page.GROUPS));
        await(() -> robot.lookup("#groups-page").tryQuery().isPresent());
        robot.push(Shortcuts.page(Page.ACTIVITY));
        await(() -> robot.lookup("#activity-page").tryQuery().isPresent());
        assertFalse(robot.lookup("#dock").query().isVisible());
        robot.push(Shortcuts.page(Page.CLIENTS));
        await(() -> robot.lookup("#clients-page").tryQuery().isPresent());
        assertTrue(robot.lookup("#dock").query().isVisible());
    }

    @Test
    void searchAndComposerGetTheFocusByKey(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.F);
        await(() -> focusedId().equals("clients-search"));
        robot.push(KeyCode.CONTROL, KeyCode.N);
        await(() -> focusedId().startsWith("compose-"));
    }

    @Test
    void anotherLanguageChangesEveryTextAtOnce(FxRobot robot) throws TimeoutException {
        assertEquals("Clients", text(robot, "#nav-clients"));
        robot.interact(() ->
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("zh"));
        await(() -> text(robot, "#nav-clients").equals("客户端"));
        assertEquals("正在监听", text(robot, "#server-status"));
    }

    @Test
    void anotherThemeRecoloursTheWindow(FxRobot robot) throws TimeoutException {
        robot.interact(
                () -> console.desk().preferences().text(Keys.THEME, Keys.SYSTEM).set("dark"));
        await(() -> stage.getScene().getRoot().getStyleClass().contains("theme-dark"));
        assertFalse(stage.getScene().getRoot().getStyleClass().contains("theme-light"));
    }

    @Test
    void theSidebarCountsMessagesUntilTheyAreRead(FxRobot robot) throws TimeoutException {
        ClientId mei = new ClientId("mei");
        assertFalse(robot.lookup("#nav-inbox-unread").query().isVisible());
        robot.interact(() -> {
            console.inbox().say(mei, "Mei", "hello", Sample.NOW);
            console.inbox().say(mei, "Mei", "anybody?", Sample.NOW);
        });
        assertEquals("2", text(robot, "#nav-inbox-unread"));
        robot.interact(() -> {
            for (int i = 0; i < 120; i++) {
                console.inbox().say(mei, "Mei", "hello " + i, Sample.NOW);
            }
        });
        assertEquals("99+", text(robot, "#nav-inbox-unread"));
        robot.clickOn("#nav-inbox");
        assertEquals("99+", text(robot, "#nav-inbox-unread"));
        robot.clickOn("#inbox-mei");
        await(() -> console.inbox().calls().contains("read mei"));
        await(() -> !robot.lookup("#nav-inbox-unread").query().isVisible());
    }

    @Test
    void aTakenPortIsSaidAndAnotherOneIsOneClickAway(FxRobot robot) throws TimeoutException {
        gate.takeNext(Side.WEB_SOCKET, 8080);
        robot.interact(() -> console.server().restart());
        await(() -> robot.lookup("#banner").query().isVisible());
        assertEquals("Use 8082", text(robot, "#banner-use-free"));
        robot.clickOn("#banner-use-free");
        await(() -> console.server().statusProperty().get() instanceof ServerStatus.Listening);
        assertEquals(
                ListenConfig.DEFAULT.withPorts(8082, 8081),
                console.server().configProperty().get());
        assertFalse(robot.lookup("#banner").query().isVisible());
    }

    @Test
    void undoTakesAGroupEditBackAndSaysSo(FxRobot robot) throws TimeoutException {
        Set<?> before = console.desk().mirror().membersOf(Sample.WAREHOUSE.id());
        GroupEdit join = new GroupEdit.Join(
                Sample.WAREHOUSE.id(), Set.of(Sample.session(2).client()));
        robot.interact(() -> console.desk().edits().perform("Add 1 client to Warehouse", join, result -> {}));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> console.desk().mirror().membersOf(Sample.WAREHOUSE.id()).equals(before));
        assertTrue(robot.lookup("Undone: Add 1 client to Warehouse").tryQuery().isPresent());
    }

    private void push(FxRobot robot, String words) throws TimeoutException {
        robot.interact(() -> console.desk()
                .navigator()
                .go(new Destination.Compose(Audience.of(Sample.session(0).client()), "")));
        robot.clickOn("#compose-text").write(words).push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> console.desk().departures().isAnyWaiting());
    }

    @Test
    void undoTakesPushesBackBeforeGroupEditsWhateverPageIsShown(FxRobot robot) throws TimeoutException {
        Set<?> before = console.desk().mirror().membersOf(Sample.WAREHOUSE.id());
        GroupEdit join = new GroupEdit.Join(
                Sample.WAREHOUSE.id(), Set.of(Sample.session(2).client()));
        robot.interact(() -> console.desk().edits().perform("Add 1 client to Warehouse", join, result -> {}));
        undoFor(30);
        push(robot, "Too early");
        robot.push(Shortcuts.page(Page.ACTIVITY));
        await(() -> robot.lookup("#activity-page").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> focusedId().equals("compose-text"));
        assertEquals(
                "Too early",
                robot.lookup("#compose-text").queryTextInputControl().getText());
        assertFalse(console.desk().mirror().membersOf(Sample.WAREHOUSE.id()).equals(before));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> console.desk().departures().isAnyWaiting());
        robot.push(KeyCode.ESCAPE);
        await(() ->
                robot.lookup("#compose-text").queryTextInputControl().getText().equals("Too early"));
        assertEquals(List.of(), console.backend().pushes());
    }

    @Test
    void quittingAsksWhetherWhatWaitsShallBeSent(FxRobot robot) throws TimeoutException {
        undoFor(30);
        push(robot, "Goodbye");
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await(() -> focusedId().equals("dialog-action"));
        assertEquals("Send and quit", text(robot, "#dialog-action"));
        assertTrue(stage.isShowing());
        robot.push(KeyCode.ENTER);
        await(() -> !stage.isShowing());
        assertEquals(1, console.backend().pushes().size());
    }

    private void undoFor(int seconds) {
        console.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(seconds);
    }

    @Test
    void stoppingIsAskedAboutWhileSomeoneIsConnected(FxRobot robot) throws TimeoutException {
        robot.clickOn("#server-stop");
        await(() -> focusedId().equals("dialog-action"));
        robot.push(KeyCode.ESCAPE);
        await(() -> robot.lookup("#dialog").tryQuery().isEmpty());
        assertTrue(console.server().statusProperty().get() instanceof ServerStatus.Listening);
        robot.clickOn("#server-stop");
        await(() -> focusedId().equals("dialog-action"));
        robot.push(KeyCode.ENTER);
        await(() -> console.server().statusProperty().get() instanceof ServerStatus.Stopped);
    }

    @Test
    void keysOfTheWindowRestWhileADialogIsOpen(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F1);
        await(() -> robot.lookup("#dialog").tryQuery().isPresent());
        robot.push(Shortcuts.page(Page.SETTINGS));
        assertTrue(robot.lookup("#settings-page").tryQuery().isEmpty());
        robot.push(KeyCode.ESCAPE);
        await(() -> robot.lookup("#dialog").tryQuery().isEmpty());
    }

    @Test
    void aLetterTypedBeforeTheDialogIsDrawnIsKept(FxRobot robot) {
        robot.interact(() -> {
            console.desk().dialogs().ask("New group", "Name", "", "Create", name -> Optional.empty(), name -> {});
            Node field = stage.getScene().getFocusOwner();
            Event.fireEvent(field, key(KeyEvent.KEY_PRESSED, "", KeyCode.R));
            Event.fireEvent(field, key(KeyEvent.KEY_TYPED, "r", KeyCode.UNDEFINED));
        });
        assertEquals("r", robot.lookup("#dialog-field").queryTextInputControl().getText());
    }

    private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code) {
        return new KeyEvent(type, character, "", code, false, false, false, false);
    }

    private String focusedId() {
        var owner = stage.getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }
}
