package io.pushdeck.console.groups;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static io.pushdeck.console.testing.Look.isInSight;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/// Rules over what tokens say.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class ClaimRuleUiTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    private final List<Destination> visited = new ArrayList<>();

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(12), folder);
        sample.show(stage, new GroupsPage(sample.desk(), sample.groupFiles()), 1100, 720);
        sample.desk().navigator().guide(visited::add);
        sample.backend()
                .connect(Sample.proved(40, new Claims(Map.of("role", List.of("Nurse"), "vip", List.of("true")))));
        sample.backend().connect(Sample.proved(41, new Claims(Map.of("role", List.of("boss", "porter")))));
        sample.desk().preferences().text(Keys.TOKENS, "off").set("required");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    private static String count(FxRobot robot) {
        return robot.lookup("#rule-count").queryAs(Labeled.class).getText();
    }

    private List<Group> smart() {
        return sample.desk().mirror().groups().stream()
                .map(GroupRow::groupProperty)
                .map(property -> property.get())
                .filter(Group::isSmart)
                .toList();
    }

    private static Membership rule(String line) {
        return new Membership.ByRule(RuleText.parse(line).orElseThrow());
    }

    @Test
    void theMouseAsksForAClaimAndSeesWhoMatchesMeanwhile(FxRobot robot) {
        robot.clickOn("#groups-page-new-smart").clickOn("#rule-name").write("Nurses");
        robot.clickOn(".rule-kind").clickOn("Token claim");
        awaitInWindow(() -> isInSight(robot, ".rule-claim"));
        assertFalse(isInSight(robot, "#rule-tokens"));
        robot.clickOn(".rule-value").write("NURSE");
        awaitInWindow(() -> robot.lookup(".field-problem")
                .match((Labeled label) -> label.getText().startsWith("Say which claim"))
                .tryQuery()
                .isPresent());
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn(".rule-claim").write("role");
        awaitInWindow(() -> count(robot).equals("1 person matches now"));
        robot.clickOn(".rule-compare").clickOn("exists");
        awaitInWindow(() -> count(robot).equals("2 people match now"));
        assertFalse(isInSight(robot, ".rule-value"));
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> smart().size() == 1);
        assertEquals(rule("1 all claim exists \"role\""), smart().getFirst().membership());
    }

    @Test
    void theKeyboardAloneAsksForAClaim(FxRobot robot) {
        robot.interact(() -> robot.lookup("#groups-page-new-smart").query().requestFocus());
        robot.type(KeyCode.SPACE);
        awaitInWindow(() -> isInSight(robot, "#rule-name"));
        robot.write("Porters").type(KeyCode.TAB, 2).type(KeyCode.DOWN, 5);
        awaitInWindow(() -> isInSight(robot, ".rule-claim"));
        robot.type(KeyCode.TAB, 1).write("role").type(KeyCode.TAB, 1).type(KeyCode.DOWN, 1);
        robot.type(KeyCode.TAB, 1).write("port");
        awaitInWindow(() -> count(robot).equals("1 person matches now"));
        robot.type(KeyCode.ENTER);
        awaitInWindow(() -> smart().size() == 1);
        assertEquals(
                rule("1 all claim contains \"role\" \"port\""),
                smart().getFirst().membership());
    }

    @Test
    void withoutTokensTheEditorSaysSoAndLeadsToTheSettings(FxRobot robot) {
        robot.interact(
                () -> sample.desk().preferences().text(Keys.TOKENS, "off").set("off"));
        robot.clickOn("#groups-page-new-smart");
        assertFalse(isInSight(robot, "#rule-tokens"));
        robot.clickOn(".rule-kind").clickOn("Token claim");
        awaitInWindow(() -> isInSight(robot, "#rule-tokens"));
        robot.clickOn("#rule-tokens");
        awaitInWindow(() -> !isInSight(robot, "#rule-tokens"));
        assertEquals(new Destination.Settings(SettingsPart.SECURITY), visited.getLast());
    }
}
