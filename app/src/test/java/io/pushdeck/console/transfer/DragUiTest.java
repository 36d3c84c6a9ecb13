package io.pushdeck.console.transfer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.clients.ClientsPage;
import io.pushdeck.console.groups.GroupsPage;
import io.pushdeck.console.groups.GroupsPanel;
import io.pushdeck.console.testing.Rows;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class DragUiTest {
    private static final String PANEL = "#groups-list-";
    private static final ClientId MEI = new ClientId("c-00000");
    private static final ClientId OSKAR = new ClientId("c-00003");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(12), folder);
        ClientsPage clients = new ClientsPage(sample.desk(), new Region());
        GroupsPage groups = new GroupsPage(sample.desk(), sample.groupFiles());
        groups.setMinWidth(620);
        StackPane panel = new StackPane(new GroupsPanel(sample.desk(), sample.groupFiles()));
        panel.setMinWidth(280);
        HBox.setHgrow(clients, Priority.ALWAYS);
        sample.show(stage, new HBox(clients, panel, groups), 1_600, 720);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void oneRowJoinsTheGroupItIsDroppedOn(FxRobot robot) {
        robot.drag(Rows.client(1)).dropTo(group(Sample.WAREHOUSE));
        await(() -> edits().equals(List.of(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(MEI)))));
    }

    @Test
    void aSelectedRowBringsTheWholeSelection(FxRobot robot) {
        robot.clickOn(Rows.client(1))
                .press(KeyCode.CONTROL)
                .clickOn(Rows.client(4))
                .release(KeyCode.CONTROL);
        robot.drag(Rows.client(4)).dropTo(group(Sample.WAREHOUSE));
        await(() -> edits().equals(List.of(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(MEI, OSKAR)))));
    }

    @Test
    void theGhostSaysWhatWouldHappenAndARefusalChangesNothing(FxRobot robot) {
        robot.drag(Rows.client(1)).moveTo(group(Sample.WAREHOUSE)).moveBy(3, 0);
        await(() -> ghost(robot).equals("+1 to Warehouse"));
        robot.moveTo(group(Sample.FRONT_DESK)).moveBy(3, 0);
        await(() -> ghost(robot).equals("Already in Front desk"));
        robot.drop();
        await(() -> sample.desk().drags().carriedProperty().get().isEmpty());
        assertEquals(List.of(), edits());
    }

    @Test
    void escapeCallsTheDragOff(FxRobot robot) {
        robot.drag(Rows.client(1)).moveTo(group(Sample.WAREHOUSE)).moveBy(3, 0);
        robot.type(KeyCode.ESCAPE);
        await(() -> sample.desk().drags().carriedProperty().get().isEmpty());
        robot.release(MouseButton.PRIMARY);
        assertEquals(List.of(), edits());
    }

    @Test
    void aWholeGroupJoinsAnother(FxRobot robot) {
        Set<ClientId> joining = new java.util.HashSet<>(sample.desk().mirror().membersOf(Sample.NIGHT_SHIFT.id()));
        joining.removeAll(sample.desk().mirror().membersOf(Sample.VOLUNTEERS.id()));
        robot.drag(group(Sample.NIGHT_SHIFT)).dropTo(group(Sample.VOLUNTEERS));
        await(() -> edits().equals(List.of(new GroupEdit.Join(Sample.VOLUNTEERS.id(), joining))));
    }

    @Test
    void aGroupHeldAtTheEdgeOfAnotherIsPutBesideIt(FxRobot robot) {
        robot.drag(group(Sample.FRONT_DESK)).moveTo(edge(robot, Sample.NIGHT_SHIFT, 0.9));
        await(() -> ghost(robot).equals("After Night shift"));
        robot.drop();
        await(() -> edits().equals(List.of(new GroupEdit.Move(Sample.FRONT_DESK.id(), 3))));
        robot.drag(group(Sample.FRONT_DESK)).moveTo(edge(robot, Sample.NIGHT_SHIFT, 0.9));
        await(() -> ghost(robot).equals("It is here already"));
        robot.moveTo(edge(robot, Sample.WAREHOUSE, 0.1));
        await(() -> ghost(robot).equals("Before Warehouse"));
        robot.drop();
        await(() -> sample.desk().mirror().groups().getFirst().id().equals(Sample.FRONT_DESK.id()));
        assertEquals(2, edits().size());
    }

    private static Point2D edge(FxRobot robot, Group group, double part) {
        Node cell = robot.lookup(group(group)).query();
        Bounds bounds = cell.localToScreen(cell.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getMinY() + part * bounds.getHeight());
    }

    @Test
    void aMemberDraggedOutLeaves(FxRobot robot) {
        robot.drag(Rows.member("c-00000")).moveBy(0, 24);
        await(() -> robot.lookup("#groups-drop-leave").query().isVisible());
        robot.dropTo("#groups-drop-leave");
        await(() -> edits().equals(List.of(new GroupEdit.Leave(Sample.FRONT_DESK.id(), Set.of(MEI)))));
    }

    @Test
    void clientsDroppedOnTheStripBecomeANewGroup(FxRobot robot) {
        robot.drag(Rows.client(1)).moveBy(0, 24);
        await(() -> robot.lookup("#groups-drop-new").query().isVisible());
        robot.dropTo("#groups-drop-new");
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.write("Ops").type(KeyCode.ENTER);
        await(() -> edits().size() == 1);
        GroupEdit.Create create = (GroupEdit.Create) edits().getFirst();
        assertEquals("Ops", create.created().name());
        assertTrue(create.members().equals(Set.of(MEI)));
    }

    private List<GroupEdit> edits() {
        return sample.backend().edits();
    }

    private static String group(Group group) {
        return PANEL + group.id();
    }

    private static String ghost(FxRobot robot) {
        return robot.lookup("#drag-ghost").lookup(".label").<Label>query().getText();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        WaitForAsyncUtils.waitForFxEvents();
        try {
            WaitForAsyncUtils.waitFor(
                    10, SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("It did not happen within 10 seconds", late);
        }
    }
}
