package io.pushdeck.console.groups;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class ListFormUiTest {
    private static final String WAREHOUSE = "#groups-page-list-" + Sample.WAREHOUSE.id();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(20), folder);
        sample.show(stage, new GroupsPage(sample.desk(), sample.groupFiles()), 900, 640);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    /// Nobody of these is in the warehouse: Oskar Berg, and c-00002 "收银台 3"; c-00001 is.
    @Test
    void aPastedListJoinsAsOneEditAndIsTakenBackAsOne(FxRobot robot) {
        Set<ClientId> before = members();
        robot.clickOn(WAREHOUSE).type(KeyCode.INSERT);
        awaitInWindow(() -> robot.lookup("#groups-list-text").tryQuery().isPresent());
        paste(robot, "Oskar Berg\nc-00002; c-00001\nno-such\tJonas Wieber");
        awaitInWindow(() -> summary(robot).equals("2 people to add · 1 is a member already · 2 not found"));
        assertEquals(
                "Not found: no-such, Jonas Wieber",
                robot.lookup("#groups-list-missing").queryAs(Labeled.class).getText());
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        Set<ClientId> after = new HashSet<>(before);
        after.addAll(Set.of(new ClientId("c-00003"), new ClientId("c-00002")));
        awaitInWindow(() -> members().equals(after));
        assertEquals(1, sample.backend().edits().size());
        assertTrue(sample.backend().edits().getFirst() instanceof GroupEdit.Join);
        awaitInWindow(() -> robot.lookup(".toast .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> label.getText().equals("2 clients added to Warehouse · 2 not found")));
        robot.clickOn("#toast-action");
        awaitInWindow(() -> members().equals(before));
        assertEquals(2, sample.backend().edits().size());
    }

    @Test
    void whoIsAwayIsFoundByName(FxRobot robot) {
        sample.backend().remember(new ClientId("vera"), "Vera Young");
        robot.clickOn(WAREHOUSE).type(KeyCode.INSERT);
        awaitInWindow(() -> robot.lookup("#groups-list-text").tryQuery().isPresent());
        paste(robot, "vera young");
        awaitInWindow(() -> summary(robot).equals("1 person to add"));
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> members().contains(new ClientId("vera")));
    }

    @Test
    void aListOfNobodyCannotBeAdded(FxRobot robot) {
        robot.clickOn(WAREHOUSE);
        robot.interact(() -> {
            MenuButton more = robot.lookup("#groups-more").queryAs(MenuButton.class);
            more.show();
            more.getItems().stream()
                    .filter(item -> "Add members from a list…".equals(item.getText()))
                    .findFirst()
                    .ifPresent(MenuItem::fire);
            more.hide();
        });
        awaitInWindow(() -> robot.lookup("#dialog-action").query().isDisabled());
        paste(robot, "c-00001\nnobody");
        awaitInWindow(() -> summary(robot).equals("Nobody to add · 1 is a member already · 1 not found"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn("#groups-list-copy");
        awaitInWindow(() -> "nobody".equals(Clipboard.getSystemClipboard().getString()));
        robot.type(KeyCode.ESCAPE);
        awaitInWindow(() -> robot.lookup("#dialog").tryQuery().isEmpty());
        assertEquals(List.of(), sample.backend().edits());
    }

    /// The group changes while the list is open: what is added is judged when the button is pressed.
    @Test
    void whoJoinedMeanwhileIsNotAddedTwice(FxRobot robot) {
        robot.clickOn(WAREHOUSE).type(KeyCode.INSERT);
        awaitInWindow(() -> robot.lookup("#groups-list-text").tryQuery().isPresent());
        paste(robot, "c-00002\nc-00003");
        awaitInWindow(() -> summary(robot).equals("2 people to add"));
        robot.interact(() -> sample.backend()
                .edit(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(new ClientId("c-00002"))), result -> {}));
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> members().contains(new ClientId("c-00003")));
        assertEquals(
                new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(new ClientId("c-00003"))),
                sample.backend().edits().getLast());
    }

    private Set<ClientId> members() {
        return sample.desk().mirror().membersOf(Sample.WAREHOUSE.id());
    }

    private static String summary(FxRobot robot) {
        return robot.lookup("#groups-list-summary").queryAs(Labeled.class).getText();
    }

    private static void paste(FxRobot robot, String text) {
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
        awaitInWindow(
                () -> robot.lookup("#groups-list-text").queryAs(TextArea.class).isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.V).release(KeyCode.CONTROL);
        awaitInWindow(() -> !robot.lookup("#groups-list-text")
                .queryAs(TextArea.class)
                .getText()
                .isEmpty());
    }
}
