package io.pushdeck.console.groups;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.Drop;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
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
class SmartGroupUiTest {
    private static final GroupId SMART = GroupId.of(new UUID(0, 99));
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
        sample.show(stage, new GroupsPage(sample.desk(), sample.groupFiles()), 1100, 720);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void theMouseMakesARuleAndSeesWhoMatchesMeanwhile(FxRobot robot) {
        robot.clickOn("#groups-page-new-smart").clickOn("#rule-name").write("Berg");
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn(".rule-value").write("mei");
        awaitInWindow(() -> count(robot).equals("1 person matches now"));
        // Somebody comes while the rule is open.
        robot.interact(() -> sample.backend().rename(OSKAR, "Mei Berg"));
        awaitInWindow(() -> count(robot).equals("2 people match now"));
        robot.clickOn("#rule-add");
        awaitInWindow(() -> count(robot).startsWith("Who matches is shown"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn(row(robot, 1, ".rule-remove"));
        awaitInWindow(() -> count(robot).equals("2 people match now"));
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> smart().size() == 1);
        Group made = smart().getFirst();
        assertEquals("Berg", made.name());
        assertEquals(rule("1 all name contains \"mei\""), made.membership());
        awaitInWindow(() -> members(made.id()).equals(Set.of(MEI, OSKAR)));
        robot.interact(() -> sample.desk().edits().undo(result -> {}));
        awaitInWindow(() -> smart().isEmpty());
    }

    @Test
    void theKeyboardAloneMakesARuleOfTwoConditions(FxRobot robot) {
        robot.interact(() -> robot.lookup("#groups-page-new-smart").query().requestFocus());
        robot.type(KeyCode.SPACE);
        awaitInWindow(() -> robot.lookup("#rule-name").tryQuery().isPresent());
        robot.write("Chinese");
        // All or any: any. Then what is looked at: the language.
        robot.type(KeyCode.TAB, 1).type(KeyCode.DOWN, 1).type(KeyCode.TAB, 1).type(KeyCode.DOWN, 2);
        robot.type(KeyCode.TAB, 1).write("zh");
        awaitInWindow(() -> count(robot).equals("4 people match now"));
        robot.type(KeyCode.TAB, 1);
        if (robot.lookup(".rule-remove").query().isFocused()) {
            robot.type(KeyCode.TAB, 1);
        }
        robot.type(KeyCode.ENTER);
        awaitInWindow(() -> robot.lookup(".rule-row").queryAll().size() == 2);
        // The focus is on the new row: an address.
        robot.type(KeyCode.DOWN, 4).type(KeyCode.TAB, 1).write("10.2.0.1");
        awaitInWindow(() -> count(robot).equals("5 people match now"));
        robot.type(KeyCode.ENTER);
        awaitInWindow(() -> smart().size() == 1);
        assertEquals(
                rule("1 any language is \"zh\" address in \"10.2.0.1/32\""),
                smart().getFirst().membership());
    }

    @Test
    void whatIsNoConditionIsSaidAsItIsTyped(FxRobot robot) {
        robot.clickOn("#groups-page-new-smart").clickOn("#rule-name").write("Net");
        robot.clickOn(".rule-kind").type(KeyCode.DOWN, 4).type(KeyCode.ENTER);
        robot.clickOn(".rule-value").write("10.0.0.0/99");
        awaitInWindow(() -> problem(robot).startsWith("Write an address"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.type(KeyCode.BACK_SPACE, 2).write("8");
        awaitInWindow(() -> problem(robot).isEmpty());
        awaitInWindow(() -> count(robot).equals("12 people match now"));
        assertFalse(robot.lookup("#dialog-action").query().isDisabled());
    }

    @Test
    void aRuleHasAtMostTenConditionsAndSaysSo(FxRobot robot) {
        robot.clickOn("#groups-page-new-smart");
        Button add = robot.lookup("#rule-add").queryButton();
        for (int rows = 1; rows < Rule.MOST; rows++) {
            assertFalse(add.isDisabled());
            robot.interact(add::fire);
        }
        awaitInWindow(() -> robot.lookup(".rule-row").queryAll().size() == Rule.MOST);
        assertTrue(add.isDisabled());
        assertEquals("A rule has at most 10 conditions", add.getTooltip().getText());
        robot.clickOn(row(robot, 0, ".rule-remove"));
        awaitInWindow(() -> !add.isDisabled());
    }

    @Test
    void nobodyIsDroppedIntoASmartGroupAndTheConsoleSaysWhy(FxRobot robot) {
        make(robot, "1 all name contains \"mei\"");
        robot.clickOn("#groups-page-list-" + SMART);
        awaitInWindow(() -> robot.lookup("#groups-chosen-name")
                .queryAs(Labeled.class)
                .getText()
                .equals("Night nurses"));
        assertFalse(robot.lookup("#groups-add-member").query().isVisible());
        assertEquals(
                new Drop.Refused(Drop.Reason.BY_RULE),
                Drop.join(sample.desk().mirror(), Cargo.clients(Set.of(OSKAR)), SMART));
        int before = sample.backend().edits().size();
        robot.clickOn(".members-table .table-row-cell").type(KeyCode.DELETE);
        awaitInWindow(() -> toast(robot).contains("The members of Night nurses come from its rule"));
        assertEquals(before, sample.backend().edits().size());
        assertEquals(Set.of(MEI), members(SMART));
    }

    @Test
    void thePageShowsTheRuleInWordsAndTheKeyboardEditsIt(FxRobot robot) {
        make(robot, "1 all name contains \"mei\" language is \"zh\"");
        robot.clickOn("#groups-page-list-" + SMART);
        awaitInWindow(() -> said(robot).equals("Name contains mei, and Language is zh"));
        robot.type(KeyCode.F4);
        awaitInWindow(() -> robot.lookup(".rule-row").queryAll().size() == 2);
        robot.clickOn(row(robot, 0, ".rule-value"));
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.write("oskar").type(KeyCode.ENTER);
        awaitInWindow(() -> members(SMART).equals(Set.of(OSKAR)));
        assertEquals("Name contains oskar, and Language is zh", said(robot));
        robot.clickOn("#toast-action");
        awaitInWindow(() -> members(SMART).equals(Set.of(MEI)));
    }

    @Test
    void aRuleTurnsIntoAListAndBack(FxRobot robot) {
        make(robot, "1 all name contains \"mei\"");
        robot.clickOn("#groups-page-list-" + SMART);
        robot.clickOn("#groups-more");
        awaitInWindow(() -> robot.lookup("Turn into a list").tryQuery().isPresent());
        robot.clickOn("Turn into a list");
        awaitInWindow(() -> smart().isEmpty());
        assertEquals(Set.of(MEI), members(SMART));
        robot.interact(() -> sample.backend().rename(MEI, "Somebody else"));
        assertEquals(Set.of(MEI), members(SMART));
        robot.interact(() -> sample.backend().rename(OSKAR, "Mei Berg"));
        robot.interact(() -> sample.desk().edits().undo(result -> {}));
        awaitInWindow(() -> smart().size() == 1 && members(SMART).equals(Set.of(OSKAR)));
    }

    @Test
    void aRuleThatCannotBeReadSaysWhatToDo(FxRobot robot) {
        robot.interact(() -> sample.backend()
                .edit(new GroupEdit.Create(group(new Membership.Unreadable("9 x")), Set.of()), result -> {}));
        robot.clickOn("#groups-page-list-" + SMART);
        awaitInWindow(() -> said(robot).startsWith("The rule of this group cannot be read"));
        assertEquals(Set.of(), members(SMART));
        robot.clickOn("#groups-rule-edit");
        awaitInWindow(() -> robot.lookup(".rule-row").queryAll().size() == 1);
    }

    private void make(FxRobot robot, String written) {
        robot.interact(() -> sample.backend().edit(new GroupEdit.Create(group(rule(written)), Set.of()), result -> {}));
        awaitInWindow(() -> smart().size() == 1);
    }

    private static Group group(Membership membership) {
        return new Group(SMART, "Night nurses", Group.Colour.PINK, Group.Icon.DOT, membership);
    }

    private static Membership rule(String written) {
        return new Membership.ByRule(RuleText.parse(written).orElseThrow());
    }

    private List<Group> smart() {
        return sample.desk().mirror().groups().stream()
                .map(GroupRow::groupProperty)
                .map(group -> group.get())
                .filter(Group::isSmart)
                .toList();
    }

    private Set<ClientId> members(GroupId group) {
        return sample.desk().mirror().membersOf(group);
    }

    private static Node row(FxRobot robot, int number, String part) {
        Node row = robot.lookup(".rule-row").queryAll().stream().toList().get(number);
        return robot.from(row).lookup(part).query();
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#rule-count").queryAs(Labeled.class).getText();
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#groups-rule").queryAs(Labeled.class).getText();
    }

    private static String problem(FxRobot robot) {
        return robot.lookup(".rule-row .field-problem").queryAs(Labeled.class).getText();
    }

    private static String toast(FxRobot robot) {
        return String.join(
                "\n",
                robot.lookup(".toast .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .toList());
    }
}
