package io.pushdeck.console.groups;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.testing.Rows;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
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
class GroupsPageUiTest {
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

    @Test
    void aNewGroupNeedsANameThatIsFree(FxRobot robot) {
        robot.clickOn("#groups-page-new").write("warehouse");
        awaitInWindow(() -> robot.lookup("#dialog-action").query().isDisabled());
        robot.write(" 2").type(KeyCode.ENTER);
        awaitInWindow(() -> names().contains("warehouse 2"));
    }

    @Test
    void theKeyboardRenames(FxRobot robot) {
        robot.clickOn(WAREHOUSE).type(KeyCode.F2);
        awaitInWindow(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.write("Depot").type(KeyCode.ENTER);
        awaitInWindow(() -> names().contains("Depot") && !names().contains("Warehouse"));
    }

    @Test
    void theMenuRecolours(FxRobot robot) {
        robot.clickOn(WAREHOUSE);
        choose(robot, "Colour", "Lime");
        awaitInWindow(() -> groups().get(1).colour() == Group.Colour.LIME);
    }

    @Test
    void theMenuGivesAnIconThatARenamingKeeps(FxRobot robot) {
        robot.clickOn(WAREHOUSE);
        choose(robot, "Icon", "Truck");
        awaitInWindow(() -> groups().get(1).icon() == Group.Icon.TRUCK);
        awaitInWindow(() -> robot.from(robot.lookup(WAREHOUSE).<Node>query())
                .lookup(".group-mark.group-green .group-icon")
                .tryQuery()
                .isPresent());
        robot.type(KeyCode.F2);
        awaitInWindow(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.write("Depot").type(KeyCode.ENTER);
        awaitInWindow(() -> names().contains("Depot"));
        assertEquals(Group.Icon.TRUCK, groups().get(1).icon());
        robot.interact(() -> sample.desk().edits().undo(result -> {}));
        robot.interact(() -> sample.desk().edits().undo(result -> {}));
        awaitInWindow(() -> groups().get(1).equals(Sample.WAREHOUSE));
    }

    @Test
    void aDeletedGroupComesBackWithItsMembers(FxRobot robot) {
        Set<ClientId> members = sample.desk().mirror().membersOf(Sample.WAREHOUSE.id());
        robot.clickOn(WAREHOUSE).type(KeyCode.DELETE);
        awaitInWindow(() -> !names().contains("Warehouse"));
        robot.clickOn("#toast-action");
        awaitInWindow(() -> names().contains("Warehouse"));
        assertEquals(members, sample.desk().mirror().membersOf(Sample.WAREHOUSE.id()));
    }

    @Test
    void theKeyboardMovesAGroupAndItStaysChosen(FxRobot robot) {
        robot.clickOn(WAREHOUSE)
                .press(KeyCode.ALT)
                .type(KeyCode.DOWN)
                .type(KeyCode.DOWN)
                .release(KeyCode.ALT);
        awaitInWindow(() -> names().equals(List.of("Front desk", "上海门店", "Night shift", "Warehouse", "志愿者")));
        assertEquals("Warehouse", chosen(robot));
        robot.press(KeyCode.ALT)
                .type(KeyCode.UP)
                .type(KeyCode.UP)
                .type(KeyCode.UP)
                .type(KeyCode.UP)
                .release(KeyCode.ALT);
        awaitInWindow(() -> names().getFirst().equals("Warehouse"));
        assertEquals("Warehouse", chosen(robot));
        // At the top there was nothing to do the fourth time: five moves, five undos.
        for (int i = 0; i < 5; i++) {
            robot.interact(() -> sample.desk().edits().undo(result -> {}));
        }
        awaitInWindow(() -> groups().equals(Sample.GROUPS));
        assertEquals("", sample.desk().edits().undoLabelProperty().get());
    }

    private static String chosen(FxRobot robot) {
        return robot.lookup("#groups-chosen-name").queryAs(Labeled.class).getText();
    }

    @Test
    void theKeyboardTakesAMemberOut(FxRobot robot) {
        robot.clickOn(Rows.member("c-00000")).type(KeyCode.DELETE);
        awaitInWindow(
                () -> !sample.desk().mirror().membersOf(Sample.FRONT_DESK.id()).contains(new ClientId("c-00000")));
        assertTrue(sample.desk().mirror().isOnline(new ClientId("c-00000")));
    }

    private static void choose(FxRobot robot, String menu, String item) {
        robot.interact(() -> {
            MenuButton more = robot.lookup("#groups-more").queryAs(MenuButton.class);
            more.show();
            more.getItems().stream()
                    .filter(each -> menu.equals(each.getText()))
                    .flatMap(each -> ((Menu) each).getItems().stream())
                    .filter(each -> item.equals(each.getText()))
                    .findFirst()
                    .ifPresent(MenuItem::fire);
            more.hide();
        });
    }

    private List<String> names() {
        return groups().stream().map(Group::name).toList();
    }

    private List<Group> groups() {
        return sample.desk().mirror().groups().stream()
                .map(GroupRow::groupProperty)
                .map(group -> group.get())
                .toList();
    }
}
