package io.pushdeck.console.planned;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.isThere;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakePlans;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SamplePlans;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
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
class PlannedPageUiTest {
    private static final PlanId LUNCH = new PlanId("lunch");
    private static final PlanId GATE = new PlanId("gate");

    @TempDir
    static Path folder;

    private final List<Destination> visited = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private PlannedPage page;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(20), Files.createTempDirectory(folder, "desk"));
        sample.desk().navigator().guide(visited::add);
        page = new PlannedPage(sample.desk(), Clock.fixed(Sample.NOW, ZoneOffset.UTC));
        sample.show(stage, page, 1040, 700);
    }

    @Stop
    void stop() {
        page.close();
        sample.close();
    }

    private void fill(FxRobot robot) throws TimeoutException {
        robot.interact(() -> SamplePlans.fill(sample.plans()));
        await(() -> isThere(robot, "#planned-lunch"));
    }

    private Plan plan(PlanId id) {
        return sample.plans().plan(id);
    }

    private static Node in(FxRobot robot, PlanId plan, String style) {
        return robot.from(robot.lookup("#planned-" + plan)).lookup(style).query();
    }

    @Test
    void withoutPlansItSaysWhereTheyComeFrom(FxRobot robot) throws TimeoutException {
        await(() -> isThere(robot, "#planned-empty"));
        robot.clickOn("#planned-write");
        await(() -> visited.stream().anyMatch(Destination.Compose.class::isInstance));
    }

    @Test
    void aPlanIsPausedAndGoesOnByMouse(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn(in(robot, GATE, ".planned-pause"));
        await(() -> plan(GATE).paused());
        await(() -> isThere(robot, "#planned-gate"));
        robot.clickOn(in(robot, GATE, ".planned-pause"));
        await(() -> !plan(GATE).paused());
    }

    @Test
    void whatIsCancelledComesBackByUndo(FxRobot robot) throws TimeoutException {
        fill(robot);
        Plan before = plan(GATE);
        robot.clickOn(in(robot, GATE, ".planned-cancel"));
        await(() -> !isThere(robot, "#planned-gate"));
        robot.clickOn("Undo");
        await(() -> isThere(robot, "#planned-gate"));
        assertEquals(before, plan(GATE));
    }

    @Test
    void whatWasPushedLastLeadsToItsPage(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn(in(robot, LUNCH, ".planned-last"));
        await(() -> visited.contains(new Destination.Push(FakePlans.pushOf(LUNCH))));
        assertTrue(in(robot, new PlanId("tour"), ".planned-last").isDisabled(), "nothing was pushed");
    }

    @Test
    void aDayOfTheCalendarIsListedAlone(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#planned-day-2026-11-28");
        await(() -> !isThere(robot, "#planned-lunch"));
        assertTrue(isThere(robot, "#planned-score"));
        robot.clickOn("#planned-day-2026-11-28");
        await(() -> isThere(robot, "#planned-lunch"));
        robot.clickOn("#planned-month-on");
        await(() -> text(robot, "#planned-month").equals("December 2026"));
        robot.clickOn("#planned-today");
        await(() -> text(robot, "#planned-month").equals("November 2026"));
    }

    @Test
    void everythingGoesByKeyboardAlone(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(robot.lookup("#planned-search").query()::requestFocus);
        robot.write("gate").type(KeyCode.ENTER);
        await(() -> !isThere(robot, "#planned-lunch"));
        robot.type(KeyCode.P);
        await(() -> plan(GATE).paused());
        robot.type(KeyCode.P);
        await(() -> !plan(GATE).paused());
        robot.type(KeyCode.R);
        await(() -> isThere(robot, "#dialog-action"));
        robot.type(KeyCode.ENTER);
        await(() -> sample.plans().calls().contains("run gate"));
        robot.type(KeyCode.ENTER);
        await(() -> isThere(robot, "#plan-title"));
        robot.interact(() -> {
            robot.lookup("#plan-title").queryAs(TextInputControl.class).setText("Gate C closes");
            robot.lookup("#timing-once-time").queryAs(TextInputControl.class).setText("19:15");
        });
        robot.clickOn("#plan-title").type(KeyCode.TAB).push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> plan(GATE).push().announcement().title().equals("Gate C closes"));
        assertEquals(
                Optional.of(Instant.parse("2026-11-24T19:15:00Z")), plan(GATE).next());
        await(() -> !isThere(robot, "#dialog"));
        robot.type(KeyCode.DELETE);
        await(() -> sample.plans().plans().stream().noneMatch(each -> each.id().equals(GATE)));
    }

    @Test
    void theCalendarGoesByArrowKeys(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(robot.lookup("#planned-day-2026-11-23").query()::requestFocus);
        robot.type(KeyCode.DOWN).type(KeyCode.LEFT).type(KeyCode.LEFT);
        await(() -> robot.lookup("#planned-day-2026-11-28").query().isFocused());
        robot.type(KeyCode.ENTER);
        await(() -> !isThere(robot, "#planned-lunch"));
        robot.type(KeyCode.PAGE_DOWN);
        await(() -> robot.lookup("#planned-day-2026-12-28").query().isFocused());
    }

    @Test
    void aRefusedChangeIsSaid(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> sample.plans().refuseNext(PlanAnswer.Reason.NO_SUCH_PLAN));
        robot.clickOn(in(robot, GATE, ".planned-pause"));
        await(() -> robot.lookup("Not changed: the plan is gone").tryQuery().isPresent());
    }
}
