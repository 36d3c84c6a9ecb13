package io.pushdeck.console.inbox;

import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeBackend.Push;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.HostileTexts;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
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
@SuppressWarnings("NullAway.Init") // before each test
class InboxPageUiTest {
    private static final ClientId MEI = new ClientId("c-00000");
    private static final ClientId BO = new ClientId("bo");
    private static final ClientId GUEST = new ClientId("guest-99");

    @TempDir
    private Path folder;

    private SampleDesk sample;
    private InboxPage page;
    private final List<Destination> places = new ArrayList<>();

    @Start
    void open(javafx.stage.Stage stage) {
        sample = new SampleDesk(Sample.snapshot(20), folder);
        sample.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(0);
        sample.desk().navigator().guide(places::add);
        page = new InboxPage(sample.desk(), sample.inbox(), new UnreadMessages(sample.inbox()), () -> Sample.NOW);
        sample.show(stage, page, 1000, 700);
    }

    @AfterEach
    void close() {
        page.close();
        sample.close();
    }

    /// Mei is online and wrote twice; Bo is away; the guest has left.
    private void fill(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            sample.inbox().say(GUEST, "guest-99", "Anybody?", Sample.NOW.minusSeconds(300));
            sample.inbox().say(BO, "Bo", "The door is closed", Sample.NOW.minusSeconds(200));
            sample.inbox().say(MEI, "Mei", "Hello", Sample.NOW.minusSeconds(100));
            sample.inbox().say(MEI, "Mei", "May I come in?", Sample.NOW.minusSeconds(90));
        });
        await(() -> ids(robot).equals(List.of("c-00000", "bo", "guest-99")));
    }

    @SuppressWarnings("unchecked")
    private static ListView<Conversation> list(FxRobot robot) {
        return robot.lookup("#inbox-list").queryAs(ListView.class);
    }

    private static List<String> ids(FxRobot robot) {
        return list(robot).getItems().stream().map(row -> row.client().value()).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Line> lines(FxRobot robot) {
        return List.copyOf(robot.lookup("#inbox-lines").queryAs(ListView.class).getItems());
    }

    private static List<String> said(FxRobot robot) {
        return lines(robot).stream()
                .map(line -> switch (line) {
                    case Line.Earlier ignored -> "earlier";
                    case Line.Day ignored -> "day";
                    case Line.Leaving leaving -> "… " + leaving.text();
                    case Line.Said said ->
                        switch (said.entry()) {
                            case ConversationEntry.Wrote wrote -> wrote.text();
                            case ConversationEntry.SentBytes bytes -> bytes.bytes() + " bytes";
                            case ConversationEntry.Clicked clicked -> "pressed " + clicked.button();
                            case ConversationEntry.Pushed pushed ->
                                "> " + InboxWords.text(pushed.push().announcement());
                        };
                })
                .toList();
    }

    private static TextArea answer(FxRobot robot) {
        return robot.lookup("#inbox-answer").queryAs(TextArea.class);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void anEmptyInboxSaysWhatWillBeHere(FxRobot robot) throws TimeoutException {
        await(() -> isShown(robot, "#inbox-empty") && isShown(robot, "#inbox-choose"));
        fill(robot);
    }

    @Test
    void aClickOpensAConversationAndReadsIt(FxRobot robot) throws TimeoutException {
        fill(robot);
        assertTrue(text(robot, ".page-subtitle").startsWith("4 unread"));
        robot.clickOn("#inbox-c-00000");
        await(() -> said(robot).equals(List.of("day", "Hello", "May I come in?")));
        assertTrue(sample.inbox().calls().contains("read c-00000"));
        await(() -> text(robot, ".page-subtitle").startsWith("2 unread"));
        assertEquals("Mei Lin", text(robot, "#inbox-with"));
        robot.interact(() -> sample.inbox().say(MEI, "Mei", "Thanks", Sample.NOW));
        await(() -> said(robot).getLast().equals("Thanks")
                && text(robot, ".page-subtitle").startsWith("2 unread"));
    }

    @Test
    void theKeyboardAloneReadsAnswersAndGoesBack(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);
        await(() -> said(robot).contains("The door is closed"));
        assertTrue(list(robot).isFocused());
        robot.type(KeyCode.TAB);
        await(() -> answer(robot).isFocused());
        robot.write("I open it").press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        robot.write("Wait").type(KeyCode.ENTER);
        assertEquals(
                List.of(new Push(new Announcement("", "I open it\nWait"), Audience.of(BO))),
                sample.backend().pushes());
        assertEquals("", answer(robot).getText());
        robot.type(KeyCode.ESCAPE);
        await(() -> list(robot).isFocused());
        robot.type(KeyCode.U);
        assertEquals(
                "unread bo",
                sample.inbox().calls().stream()
                        .filter(call -> call.startsWith("unread"))
                        .findFirst()
                        .orElse(""));
        robot.type(KeyCode.G);
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await(() -> sample.backend().edits().stream()
                .anyMatch(edit ->
                        edit instanceof GroupEdit.Join join && join.members().equals(Set.of(BO))));
    }

    @Test
    void anAnswerCanBeTakenBackAndReturnsToTheField(FxRobot robot) throws TimeoutException {
        sample.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(30);
        fill(robot);
        robot.clickOn("#inbox-c-00000")
                .clickOn("#inbox-answer")
                .write("Too fast")
                .clickOn("#inbox-send");
        await(() -> said(robot).getLast().equals("… Too fast"));
        robot.interact(() -> sample.desk().departures().undoLast());
        await(() -> said(robot).getLast().equals("May I come in?"));
        assertEquals("Too fast", answer(robot).getText());
        assertEquals(List.of(), sample.backend().pushes());
    }

    @Test
    void whatIsWrittenToOneWaitsWhileAnotherIsOpen(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#inbox-c-00000").clickOn("#inbox-answer").write("half an ans");
        robot.clickOn("#inbox-bo");
        await(() -> answer(robot).getText().isEmpty());
        robot.clickOn("#inbox-c-00000");
        await(() -> answer(robot).getText().equals("half an ans"));
    }

    @Test
    void pressedButtonsAndStagesLeadToThePush(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> {
            sample.history()
                    .put(
                            SampleHistory.push(1, "Coming?", "", 1, Sample.NOW.minusSeconds(60)),
                            List.of(SampleHistory.delivery(MEI, "Mei", Stage.RECEIVED)));
            sample.inbox().click(MEI, "Mei", new PushId("p1"), "Coming?", "Yes", Sample.NOW);
        });
        robot.clickOn("#inbox-c-00000");
        await(() -> said(robot).equals(List.of("day", "Hello", "May I come in?", "> Coming?", "pressed Yes")));
        robot.clickOn(".line-push");
        assertEquals(new Destination.Push(new PushId("p1")), places.getLast());
        robot.clickOn(".line-why");
        assertEquals(new Destination.Why(new PushId("p1"), MEI), places.getLast());
        robot.interact(() -> {
            robot.lookup("#inbox-lines").query().requestFocus();
            robot.lookup("#inbox-lines").queryListView().getSelectionModel().selectLast();
            places.clear();
        });
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(new Destination.Push(new PushId("p1"))), places);
    }

    @Test
    void filtersNarrowAndTheSearchFindsWhatWasSaid(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#inbox-kind-online");
        await(() -> ids(robot).equals(List.of("c-00000")));
        robot.clickOn("#inbox-kind-all").clickOn("#inbox-bo").clickOn("#inbox-kind-unread");
        await(() -> ids(robot).equals(List.of("c-00000", "guest-99")));
        robot.clickOn("#inbox-kind-all").clickOn("#inbox-search").write("door");
        await(() -> ids(robot).equals(List.of("bo")));
        robot.write("xx");
        await(() -> isShown(robot, "#inbox-none"));
        robot.clickOn("#inbox-show-all");
        await(() -> ids(robot).size() == 3);
    }

    @Test
    void aGroupNarrowsTheList(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() ->
                sample.backend().edit(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(BO)), result -> {}));
        robot.clickOn("#inbox-group");
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.write("ware").type(KeyCode.ENTER);
        await(() -> ids(robot).contains("bo") && !ids(robot).contains("guest-99"));
    }

    @Test
    void severalAreMarkedReadAndStayChosenWhileOthersComeUp(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.DOWN).press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        await(() -> isShown(robot, "#inbox-chosen"));
        robot.interact(() -> sample.inbox().say(GUEST, "guest-99", "Still nobody?", Sample.NOW));
        await(() -> ids(robot).getFirst().equals("guest-99"));
        robot.clickOn("#inbox-chosen-read");
        List<String> read = sample.inbox().calls().stream()
                .filter(call -> call.startsWith("read"))
                .toList();
        assertEquals(List.of("read bo", "read c-00000"), read);
    }

    @Test
    void aGuestWhoLeftIsReadAndNotAnswered(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#inbox-guest-99");
        await(() -> said(robot).contains("Anybody?"));
        assertTrue(answer(robot).isDisabled());
        assertTrue(robot.lookup("#inbox-send").query().isDisabled());
        assertEquals("left for good", text(robot, "#inbox-state"));
    }

    @Test
    void quickRepliesAreKeptChosenChangedAndDeleted(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#inbox-c-00000").clickOn("#inbox-answer").write("We are on our way");
        shortcut(robot, KeyCode.R);
        await(() -> robot.lookup("#picker-action").tryQuery().isPresent());
        robot.clickOn("#picker-action");
        assertEquals(
                "We are on our way",
                sample.desk().preferences().text("reply.1", "").get());
        robot.interact(() -> answer(robot).clear());
        robot.clickOn("#inbox-answer");
        shortcut(robot, KeyCode.R);
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await(() -> answer(robot).getText().equals("We are on our way"));
        shortcut(robot, KeyCode.R);
        await(() -> robot.lookup("#inbox-reply-manage").tryQuery().isPresent());
        robot.clickOn("#inbox-reply-manage");
        await(() -> robot.lookup("#inbox-reply-text-1").tryQuery().isPresent());
        robot.clickOn("#inbox-reply-text-1").type(KeyCode.END).write("!");
        assertEquals(
                "We are on our way!",
                sample.desk().preferences().text("reply.1", "").get());
        robot.clickOn("#inbox-reply-delete-1");
        assertEquals("", sample.desk().preferences().text("reply.1", "").get());
    }

    private static void shortcut(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    @Test
    void anotherFeatureLeadsToAConversation(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> sample.desk().navigator().go(new Destination.Conversation(BO)));
        await(() -> said(robot).contains("The door is closed") && answer(robot).isFocused());
        assertEquals(
                List.of("bo"),
                list(robot).getSelectionModel().getSelectedItems().stream()
                        .map(row -> row.client().value())
                        .toList());
    }

    @Test
    void textsOfClientsAreShownLetterByLetter(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#inbox-c-00000");
        for (String text : HostileTexts.ALL) {
            robot.interact(() -> sample.inbox().say(MEI, "Mei", text, Sample.NOW));
            await(() -> bubbles(robot).contains(text));
        }
        String reordering = "safe\u202Etxt.exe\u0000\u200B";
        robot.interact(() -> sample.inbox().say(MEI, "Mei", reordering, Sample.NOW));
        await(() -> bubbles(robot).contains("safetxt.exe\uFFFD"));
        String long1 = "line\n".repeat(3_000);
        robot.interact(() -> sample.inbox().say(MEI, "Mei", long1, Sample.NOW));
        await(() -> robot.lookup(".bubble .hyperlink").tryQuery().isPresent());
        await(() -> bubbles(robot).stream().anyMatch(text -> text.startsWith("line")));
        assertTrue(bubbles(robot).stream().noneMatch(text -> text.length() > LineCell.MOST_CHARACTERS));
    }

    private static List<String> bubbles(FxRobot robot) {
        return robot.lookup(".bubble-text").queryAll().stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void aLongConversationIsLoadedInParts(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            for (int i = 0; i < 130; i++) {
                sample.inbox().say(BO, "Bo", "said " + i, Sample.NOW.minusSeconds(1_000 - i));
            }
        });
        robot.clickOn("#inbox-bo");
        await(() -> said(robot).getLast().equals("said 129")
                && said(robot).getFirst().equals("earlier"));
        assertEquals(52, lines(robot).size());
        robot.interact(() -> robot.lookup("#inbox-lines").queryListView().scrollTo(0));
        robot.clickOn("#inbox-earlier");
        await(() -> lines(robot).size() == 102);
    }

    @Test
    void troubleIsSaidAndTriedAgain(FxRobot robot) throws TimeoutException {
        sample.inbox().fail("disk I/O error");
        robot.interact(() -> sample.inbox().say(BO, "Bo", "Hi", Sample.NOW));
        await(() -> isShown(robot, "#inbox-trouble"));
        sample.inbox().fail("");
        robot.clickOn("#inbox-retry");
        await(() -> ids(robot).equals(List.of("bo")));
        assertFalse(isShown(robot, "#inbox-trouble"));
    }
}
