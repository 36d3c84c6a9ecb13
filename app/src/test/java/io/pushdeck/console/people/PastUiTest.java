package io.pushdeck.console.people;

import static io.pushdeck.console.testing.Look.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakePeople;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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
class PastUiTest {
    private static final ClientId MEI = new ClientId("c-00000");
    private static final ClientId ZOE = new ClientId("zoe");
    private static final ClientId GUEST = new ClientId("guest-3");
    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final FakePeople people = new FakePeople();
    private final List<Destination> visited = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(20), folder);
        sample.desk().navigator().guide(visited::add);
        // From eight on Mei and a guest are here, and Zoe is away; all but the guest are in a group that is gone since.
        people.remember(
                Sample.NOW.minus(Duration.ofDays(20)),
                at -> at.isBefore(EIGHT)
                        ? new Moment(at, Map.of(ZOE, "Zoe"), List.of())
                        : new Moment(
                                at,
                                Map.of(MEI, "Mei then", GUEST, "guest-3"),
                                List.of(new Moment.PastGroup(Sample.WAREHOUSE, Set.of(MEI, ZOE)))));
        sample.history()
                .preload(SampleHistory.push(1, "Doors open", "", 1, EIGHT.plus(Duration.ofMinutes(3))), List.of());
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        sample.show(stage, new PeoplePage(sample.desk(), people, clock), 1_000, 760);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void thePastBeginsAnHourAgoAndSaysSo(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> text(robot, "#people-past-as-of").equals("As of 08:30, Nov 23"));
        assertEquals(List.of("guest-3", "Mei then"), names(robot));
        robot.clickOn("#people-past-back");
        await(() -> robot.lookup("#people-past").tryQuery().isEmpty());
        assertTrue(robot.lookup("#people-table").query().isVisible());
    }

    @Test
    void keysMoveTheTimeToTheMinute(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> robot.lookup("#people-time-slider").query().isFocused());
        robot.type(KeyCode.PAGE_DOWN);
        await(() -> text(robot, "#people-past-as-of").startsWith("As of 07:30"));
        assertEquals(List.of("Zoe"), names(robot));
        robot.type(KeyCode.RIGHT, 30);
        await(() -> names(robot).equals(List.of("guest-3", "Mei then")));
        assertTrue(text(robot, "#people-past-as-of").startsWith("As of 08:00"));
        robot.type(KeyCode.LEFT);
        await(() -> names(robot).equals(List.of("Zoe")));
        robot.type(KeyCode.END);
        await(() -> text(robot, "#people-past-as-of").startsWith("As of 09:30"));
        robot.type(KeyCode.HOME);
        await(() -> text(robot, "#people-past-as-of").equals("As of 09:30, Nov 22"));
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#people-past").tryQuery().isEmpty());
    }

    @Test
    void theMouseDragsTheTime(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> robot.lookup("#people-time-handle").tryQuery().isPresent());
        robot.moveTo("#people-time-handle")
                .press(MouseButton.PRIMARY)
                .moveBy(-200, 0)
                .release(MouseButton.PRIMARY);
        await(() -> names(robot).equals(List.of("Zoe")));
    }

    @Test
    void theFieldTakesATime(FxRobot robot) {
        robot.clickOn("#people-past-open");
        type(robot, "7:15");
        await(() -> text(robot, "#people-past-as-of").startsWith("As of 07:15"));
        robot.clickOn("#people-past-all");
        type(robot, "2026-11-10 22:00");
        await(() -> text(robot, "#people-past-as-of").equals("As of 22:00, Nov 10"));
        assertEquals(Instant.parse("2026-11-10T22:00:00Z"), people.asked().getLast());
    }

    @Test
    void aPushOnTheSliderOpensIt(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> robot.lookup("#people-time-push-p1").tryQuery().isPresent());
        robot.clickOn("#people-time-push-p1");
        await(() -> visited.contains(new Destination.Push(new PushId("p1"))));
        visited.clear();
        robot.clickOn("#people-past-push-p1");
        await(() -> visited.contains(new Destination.Push(new PushId("p1"))));
    }

    @Test
    void aGroupOfThoseWhoWereHereLeavesOutGuests(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> names(robot).size() == 2);
        robot.clickOn("#people-past-make");
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        assertEquals(
                "Here then · 08:30, Nov 23",
                robot.lookup("#dialog-field").<TextInputControl>query().getText());
        robot.type(KeyCode.ENTER);
        await(() -> sample.backend().edits().size() == 1);
        assertEquals(Set.of(MEI), created().members());
    }

    @Test
    void aGroupIsMadeAnewAsItWasWithUndo(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> robot.lookup("#people-past-snapshot-" + Sample.WAREHOUSE.id())
                .tryQuery()
                .isPresent());
        robot.clickOn("#people-past-snapshot-" + Sample.WAREHOUSE.id());
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await(() -> sample.backend().edits().size() == 1);
        assertEquals("Warehouse · 08:30, Nov 23", created().created().name());
        assertEquals(Set.of(MEI, ZOE), created().members());
        robot.clickOn("#toast-action");
        await(() -> sample.backend().edits().size() == 2);
        assertEquals(
                Sample.GROUPS.stream().map(Group::name).toList(),
                sample.desk().mirror().groups().stream()
                        .map(row -> row.groupProperty().get().name())
                        .toList());
    }

    @Test
    void theKeyboardShowsTheMembersOfAGroupThen(FxRobot robot) {
        robot.clickOn("#people-past-open");
        await(() -> names(robot).size() == 2);
        robot.interact(() -> robot.lookup("#people-past-groups").<Node>query().requestFocus());
        robot.type(KeyCode.DOWN);
        await(() -> names(robot).equals(List.of("Mei then", "zoe")));
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
    }

    private GroupEdit.Create created() {
        return (GroupEdit.Create) sample.backend().edits().getFirst();
    }

    private static void type(FxRobot robot, String time) {
        robot.clickOn("#people-past-field")
                .press(KeyCode.CONTROL)
                .type(KeyCode.A)
                .release(KeyCode.CONTROL);
        robot.write(time).type(KeyCode.ENTER);
    }

    private static List<String> names(FxRobot robot) {
        return robot.lookup("#people-past-list").<ListView<PastModel.PastPerson>>query().getItems().stream()
                .map(PastModel.PastPerson::name)
                .toList();
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, SECONDS, condition);
        } catch (TimeoutException late) {
            throw new AssertionError(late);
        }
    }
}
