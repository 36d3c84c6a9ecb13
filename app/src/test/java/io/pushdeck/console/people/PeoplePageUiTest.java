package io.pushdeck.console.people;

import static io.pushdeck.console.testing.Look.text;
import static io.pushdeck.server.message.Stage.READ;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.groups.GroupsPanel;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakePeople;
import io.pushdeck.console.testing.Rows;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.testing.HostileTexts;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
class PeoplePageUiTest {
    private static final ClientId MEI = new ClientId("c-00000");
    private static final ClientId AWAY = new ClientId("zoe");
    private static final ClientId GUEST = new ClientId("guest-7");

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
        Instant yesterday = Sample.NOW.minus(Duration.ofDays(1));
        people.know(List.of(
                new Person(AWAY, "Zoe Young", new Annotation("Asks for Markus", "the florist"), Optional.of(yesterday)),
                new Person(MEI, "Mei Lin", Annotation.NONE, Optional.of(Sample.NOW))));
        people.visited(
                AWAY,
                List.of(new Visit(
                        AWAY,
                        "Zoe Young",
                        yesterday.minusSeconds(3_600),
                        Optional.of(yesterday),
                        "10.9.8.7",
                        "Mozilla/5.0 (X11; rv:144.0) Gecko/20100101 Firefox/144.0",
                        "",
                        Optional.of(new CloseReason(1001, "", CloseReason.Origin.CLIENT)))));
        sample.history()
                .preload(
                        SampleHistory.push(1, "Lunch", "", 1, Sample.NOW),
                        List.of(SampleHistory.delivery(AWAY, "Zoe Young", READ)));
        Clock clock = Clock.fixed(Sample.NOW, ZoneOffset.UTC);
        PeoplePage page = new PeoplePage(sample.desk(), people, clock);
        HBox.setHgrow(page, Priority.ALWAYS);
        GroupsPanel panel = new GroupsPanel(sample.desk(), sample.groupFiles());
        panel.setMinWidth(280);
        sample.show(stage, new HBox(page, panel), 1_300, 760);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void everybodyIsThereWhetherHereOrNot(FxRobot robot) {
        // Twenty who are here, ten members who are away, and Zoe, of whom only the disk knows.
        await(() -> items(robot).size() == 31);
        assertTrue(items(robot).getFirst().isOnline(), "whoever is here comes first");
        robot.clickOn("#people-show-away");
        await(() -> items(robot).size() == 11);
        robot.clickOn("#people-show-noted");
        await(() -> ids(robot).equals(List.of(AWAY)));
        assertEquals("1 of 31", text(robot, "#people-count"));
    }

    @Test
    void theSearchFindsNotesAndOtherNames(FxRobot robot) {
        robot.clickOn("#people-search").write("FLORIST");
        await(() -> ids(robot).equals(List.of(AWAY)));
        robot.type(KeyCode.ESCAPE).write("markus");
        await(() -> ids(robot).equals(List.of(AWAY)));
        robot.write(" nobody");
        await(() -> items(robot).isEmpty());
        robot.clickOn("#people-clear-filters");
        await(() -> items(robot).size() == 31);
    }

    @Test
    void theKeyboardOpensAllAboutSomebody(FxRobot robot) {
        find(robot, "zoe").type(KeyCode.ENTER);
        await(() -> robot.lookup("#people-drawer").query().isVisible());
        assertEquals("Zoe Young", text(robot, "#people-drawer-name"));
        assertTrue(
                words(robot, "#people-visits").contains("10.9.8.7 · Firefox 144 · page closed or left"),
                words(robot, "#people-visits").toString());
        assertEquals("Answers a push in 85 ms, the middle of 1 push", text(robot, "#people-latency"));
        assertTrue(robot.lookup("#people-sent-p1").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        await(() -> !robot.lookup("#people-drawer").query().isVisible());
    }

    @Test
    void aNoteIsWrittenInPlaceAndTakenBack(FxRobot robot) {
        find(robot, "c-00000").type(KeyCode.N).write("Knows the way");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
        await(() -> people.annotationOf(MEI).equals(new Annotation("Knows the way", "")));
        robot.clickOn("#toast-action");
        await(() -> people.annotationOf(MEI).equals(Annotation.NONE));
        await(() ->
                robot.lookup("#people-note").<TextInputControl>query().getText().isEmpty());
    }

    @Test
    void escapePutsBackTheNoteAndLeavingKeepsIt(FxRobot robot) {
        find(robot, "zoe").type(KeyCode.N).write(" twice").type(KeyCode.ESCAPE);
        await(() ->
                robot.lookup("#people-note").<TextInputControl>query().getText().equals("Asks for Markus"));
        robot.write("!").clickOn("#people-alias");
        await(() -> people.annotationOf(AWAY).note().equals("Asks for Markus!"));
        assertEquals("the florist", people.annotationOf(AWAY).alias());
    }

    @Test
    void whatCannotBeStoredIsSaid(FxRobot robot) {
        people.refuse("the disk is full");
        find(robot, "zoe").type(KeyCode.A);
        await(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.write("Rose").type(KeyCode.ENTER);
        await(() -> robot.lookup("It could not be kept: the disk is full")
                .tryQuery()
                .isPresent());
    }

    @Test
    void hostileTextsStayTexts(FxRobot robot) {
        for (String hostile : HostileTexts.ALL) {
            people.know(List.of(new Person(AWAY, hostile, new Annotation(hostile, hostile), Optional.empty())));
            robot.interact(() -> sample.desk().navigator().go(new Destination.Person(AWAY)));
            robot.interact(
                    () -> robot.lookup("#people-table").<TableView<?>>query().refresh());
        }
        assertTrue(robot.lookup("#people-drawer").query().isVisible());
    }

    @Test
    void theKeyboardBansForAWeekAndTheToastTakesItBack(FxRobot robot) {
        find(robot, "c-00000").type(KeyCode.DELETE);
        await(() -> robot.lookup("#people-ban-length").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#people-ban-length").<ComboBox<?>>query().requestFocus());
        robot.type(KeyCode.DOWN);
        robot.clickOn("#people-ban-reason").write("shouts").type(KeyCode.ENTER);
        Ban week = new Ban(
                Optional.of(MEI),
                Optional.empty(),
                "Mei Lin",
                "shouts",
                Sample.NOW,
                Optional.of(Sample.NOW.plus(Duration.ofDays(7))));
        await(() -> people.bans().equals(List.of(week)));
        robot.clickOn("#people-show-banned");
        await(() -> ids(robot).equals(List.of(MEI)));
        robot.clickOn("#toast-action");
        await(() -> people.bans().isEmpty());
        await(() -> items(robot).isEmpty());
    }

    @Test
    void aTimeOfOnesOwnMustBeToCome(FxRobot robot) {
        find(robot, "c-00000").type(KeyCode.DELETE);
        await(() -> robot.lookup("#people-ban-length").tryQuery().isPresent());
        robot.interact(() ->
                robot.lookup("#people-ban-length").<ComboBox<BanLength>>query().setValue(BanLength.OWN));
        Node action = robot.lookup("#dialog-action").query();
        robot.doubleClickOn("#people-ban-time")
                .press(KeyCode.CONTROL)
                .type(KeyCode.A)
                .release(KeyCode.CONTROL);
        robot.write("25:00");
        await(action::isDisabled);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write("10:30");
        await(() -> !action.isDisabled());
        robot.type(KeyCode.ENTER);
        Instant until = Sample.NOW.plus(Duration.ofDays(1)).plus(Duration.ofHours(1));
        await(() -> people.bans().stream().map(Ban::until).toList().equals(List.of(Optional.of(until))));
    }

    @Test
    void aGuestIsBannedByItsAddressAndTheListLiftsIt(FxRobot robot) {
        find(robot, "guest-7").type(KeyCode.DELETE);
        await(() -> robot.lookup("#people-ban-address").tryQuery().isPresent());
        assertTrue(robot.lookup("#people-ban-address").<CheckBox>query().isSelected());
        robot.clickOn("#dialog-action");
        await(() -> people.bans().size() == 1);
        assertEquals(Optional.empty(), people.bans().getFirst().client());
        assertEquals(GUEST.value(), people.bans().getFirst().name());
        robot.clickOn("#people-bans");
        await(() -> robot.lookup("#people-bans-lift-0").tryQuery().isPresent());
        robot.clickOn("#people-bans-lift-0");
        await(() -> people.bans().isEmpty());
    }

    @Test
    void manyAtOnceArePushedToAndPutIntoAGroup(FxRobot robot) {
        find(robot, "zoe");
        robot.clickOn("#people-search-clear");
        await(() -> items(robot).size() == 31);
        robot.press(KeyCode.CONTROL).clickOn(Rows.member("c-00000")).release(KeyCode.CONTROL);
        await(() -> robot.lookup("#people-selection").query().isVisible());
        robot.clickOn("#people-selection-push");
        await(() -> visited.contains(new Destination.Compose(new Audience(false, Set.of(), Set.of(MEI, AWAY)), "")));
        robot.clickOn("#people-selection-group");
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.write("ware").type(KeyCode.ENTER);
        await(() ->
                sample.backend().edits().equals(List.of(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(MEI, AWAY)))));
    }

    @Test
    void theMouseDragsSomebodyWhoIsAwayIntoAGroup(FxRobot robot) {
        find(robot, "zoe");
        robot.drag(Rows.member("zoe")).dropTo("#groups-list-" + Sample.WAREHOUSE.id());
        await(() -> sample.backend().edits().equals(List.of(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(AWAY)))));
    }

    @Test
    void whoeverIsDisconnectedStaysInTheListAsAway(FxRobot robot) {
        find(robot, "c-00000").type(KeyCode.ENTER);
        await(() -> robot.lookup("#people-drawer").query().isVisible());
        robot.interact(() -> sample.desk()
                .backend()
                .disconnect(Set.of(
                        sample.desk().mirror().connectionsOf(MEI).getFirst().session())));
        await(() -> items(robot).size() == 1 && !items(robot).getFirst().isOnline());
        await(() -> words(robot, "#people-tabs").equals(List.of("Not connected.")));
    }

    /// Chooses the one whom the search finds.
    private static FxRobot find(FxRobot robot, String words) {
        robot.clickOn("#people-search").write(words);
        await(() -> items(robot).size() == 1);
        robot.type(KeyCode.DOWN);
        await(() -> table(robot).isFocused());
        return robot;
    }

    private static TableView<PersonRow> table(FxRobot robot) {
        return robot.lookup("#people-table").query();
    }

    private static List<PersonRow> items(FxRobot robot) {
        return List.copyOf(table(robot).getItems());
    }

    private static List<ClientId> ids(FxRobot robot) {
        return items(robot).stream().map(PersonRow::client).toList();
    }

    private static List<String> words(FxRobot robot, String query) {
        return robot.from(robot.lookup(query).<Node>query()).lookup(".label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
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
