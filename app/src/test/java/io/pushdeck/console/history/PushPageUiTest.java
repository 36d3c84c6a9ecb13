package io.pushdeck.console.history;

import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakeFiles;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class PushPageUiTest {
    private static final PushId DRILL = new PushId("p7");

    @TempDir
    static Path folder;

    private final PushRecord push = SampleHistory.push(7, SampleHistory.drill(), Audience.EVERYONE, 24, Sample.NOW);
    private final FakeFiles files = new FakeFiles();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private HistoryPage page;

    @Start
    void start(javafx.stage.Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(40), Files.createTempDirectory(folder, "desk"));
        sample.history().preload(push, SampleHistory.deliveries(24, Sample.NOW));
        page = new HistoryPage(
                sample.desk(),
                files,
                new TextFiles(Thread::startVirtualThread, new FxThread()),
                InstantSource.fixed(Sample.NOW.plusSeconds(60)));
        sample.show(stage, page, 1_050, 720);
        sample.desk().navigator().go(new Destination.Push(DRILL));
    }

    @Stop
    void stop() {
        page.close();
        sample.close();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Delivery> table(FxRobot robot) {
        return robot.lookup("#push-recipients").queryAs(TableView.class);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(node -> node.isVisible()).orElse(false);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void put(FxRobot robot, PushRecord changed, List<Delivery> to) {
        robot.interact(() -> sample.history().put(changed, to));
    }

    @Test
    void itSaysWhatWasPushedAndHowFarItGot(FxRobot robot) {
        assertEquals("Fire drill at 10:00", text(robot, "#push-title"));
        assertEquals("Live", text(robot, "#push-state"));
        assertEquals("18 of 24 received · 14 read · 8 answered", text(robot, "#push-summary"));
        assertTrue(robot.lookup("I need help · 2").tryQuery().isPresent());
    }

    @Test
    void aTileAChipAndTextNarrowTheTableAndEscapeShowsEveryone(FxRobot robot) throws TimeoutException {
        robot.clickOn("#push-stage-read");
        await(() -> table(robot).getItems().size() == 6);
        robot.clickOn("#push-stage-read");
        await(() -> table(robot).getItems().size() == 24);
        robot.clickOn("#push-action-help");
        await(() -> table(robot).getItems().size() == 2);
        robot.clickOn("#history-recipients-search").write("c-00003");
        await(() -> table(robot).getItems().size() == 1);
        robot.type(KeyCode.ESCAPE);
        await(() -> table(robot).getItems().size() == 2);
        robot.type(KeyCode.ESCAPE);
        await(() -> table(robot).getItems().size() == 24);
        assertTrue(isShown(robot, "#push-page"));
    }

    @Test
    void aPartOfTheBarIsAFilterToo(FxRobot robot) throws TimeoutException {
        Node part = robot.lookup("#push-stage-bar .stage-queued").query();
        robot.clickOn(part);
        await(() -> table(robot).getItems().size() == 4
                && table(robot).getItems().stream().allMatch(row -> row.stage() == Stage.QUEUED));
    }

    @Test
    void aRowShowsItsTimelineAndFollowsIt(FxRobot robot) throws TimeoutException {
        ClientId client = new ClientId("c-00010");
        robot.interact(() -> table(robot)
                .getSelectionModel()
                .select(table(robot).getItems().stream()
                        .filter(row -> row.client().equals(client))
                        .findFirst()
                        .orElseThrow()));
        await(() -> text(robot, "#push-verdict").contains("was away"));
        put(robot, push, List.of(SampleHistory.delivery(client, "Mei", Stage.ACTED)));
        await(() -> text(robot, "#push-verdict").contains("pressed “I am out”"));
        assertEquals(
                6,
                robot.lookup("#push-timeline").queryAs(VBox.class).getChildren().size());
        assertTrue(robot.lookup("+7.5 s").tryQuery().isPresent());
    }

    @Test
    void tenThousandRowsKeepSelectionAndViewWhileReceiptsPourIn(FxRobot robot) throws TimeoutException {
        PushRecord big = SampleHistory.push(9, "Big", "", 10_000, Sample.NOW);
        List<Delivery> before = SampleHistory.deliveries(10_000, Sample.NOW);
        robot.interact(() -> {
            sample.history().preload(big, before);
            sample.desk().navigator().go(new Destination.Push(big.id()));
        });
        await(() -> table(robot).getItems().size() == 10_000);
        robot.interact(() -> {
            table(robot).getSelectionModel().select(5_010);
            table(robot).scrollTo(5_000);
        });
        ClientId chosen = table(robot).getSelectionModel().getSelectedItem().client();
        Delivery first = firstVisible(robot);
        List<Delivery> after = before.stream()
                .map(row -> SampleHistory.delivery(row.client(), row.name(), Stage.READ))
                .toList();
        for (int i = 0; i < 10; i++) {
            put(robot, big, i % 2 == 0 ? after : before);
        }
        assertEquals(chosen, table(robot).getSelectionModel().getSelectedItem().client());
        assertEquals(first.client(), firstVisible(robot).client());
    }

    private static Delivery firstVisible(FxRobot robot) {
        VirtualFlow<?> flow = (VirtualFlow<?>) table(robot).lookup(".virtual-flow");
        return (Delivery) flow.getFirstVisibleCell().getItem();
    }

    @Test
    void anybodyCanBeAskedAbout(FxRobot robot) throws TimeoutException {
        ClientId late = new ClientId("c-00030");
        robot.interact(() -> sample.history().judge(late, new Verdict.NotMemberThen(Optional.empty())));
        robot.clickOn("#push-ask");
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.write("c-00030").type(KeyCode.ENTER);
        await(() -> isShown(robot, "#push-verdict"));
        assertTrue(text(robot, "#push-verdict").contains("was in none of the groups"), text(robot, "#push-verdict"));
    }

    @Test
    void somebodyWhoIsNotKnownIsAskedAboutByIdAndTheKeyboard(FxRobot robot) throws TimeoutException {
        robot.interact(table(robot)::requestFocus);
        robot.type(KeyCode.W);
        await(() -> robot.lookup("#picker-action").tryQuery().isPresent());
        robot.clickOn("#picker-action");
        await(() -> isShown(robot, "#dialog-field"));
        robot.write("stranger-1").type(KeyCode.ENTER);
        await(() -> isShown(robot, "#push-verdict"));
        assertEquals(
                "stranger-1 has never been seen here; the push went out at 09:30:00.",
                text(robot, "#push-verdict").replaceAll("\\d\\d:30:00", "09:30:00"));
    }

    @Test
    void aDestinationLeadsToTheAnswer(FxRobot robot) throws TimeoutException {
        robot.interact(() -> sample.desk().navigator().go(new Destination.Why(DRILL, new ClientId("c-00009"))));
        await(() -> text(robot, "#push-verdict").contains("plain page"));
    }

    @Test
    void theAnnouncementIsEditedByKeyboard(FxRobot robot) throws TimeoutException {
        robot.clickOn("#push-edit");
        await(() -> isShown(robot, "#history-edit-body"));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn("#history-edit-body").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("Over").type(KeyCode.ENTER).write("at ten").push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> sample.history().push(DRILL).version() == 2);
        assertEquals("Over\nat ten", sample.history().push(DRILL).announcement().body());
        assertEquals(
                push.announcement().actions(),
                sample.history().push(DRILL).announcement().actions());
        await(() -> text(robot, "#push-version").equals("Version 2"));
    }

    @Test
    void whatItSaidBeforeIsReadByKeyboardAsItWasWritten(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            sample.history().update(DRILL, new Announcement("<b>Later</b>", "at **eleven**"), answer -> {});
            sample.history().update(DRILL, new Announcement("Over", ""), answer -> {});
        });
        await(() -> text(robot, "#push-version").equals("Version 3"));
        robot.interact(robot.lookup("#push-version").query()::requestFocus);
        robot.type(KeyCode.SPACE);
        await(() -> isShown(robot, "#push-earlier"));
        assertEquals(
                List.of(
                        "Version 2",
                        "<b>Later</b>",
                        "at **eleven**",
                        "Version 1",
                        "Fire drill at 10:00",
                        "Leave by the west stairs and meet at gate B."),
                robot.lookup("#push-earlier .label").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .filter(words -> !words.matches(".*\\d\\d:\\d\\d:\\d\\d.*"))
                        .toList());
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#push-earlier").tryQuery().isEmpty());
        assertTrue(robot.lookup("#push-version").query().isFocused());
    }

    @Test
    void anEmptyEditIsRefusedWithWords(FxRobot robot) throws TimeoutException {
        robot.clickOn("#push-edit");
        await(() -> isShown(robot, "#history-edit-body"));
        robot.interact(() -> {
            robot.lookup("#history-edit-body").queryAs(TextInputControl.class).clear();
            robot.lookup("#history-edit-title").queryAs(TextInputControl.class).clear();
        });
        await(() -> robot.lookup("An announcement needs a title or a text")
                .tryQuery()
                .isPresent());
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
    }

    @Test
    void aRecallIsAskedAboutAndThenProved(FxRobot robot) throws TimeoutException {
        robot.interact(() -> sample.history().prove(new RecallProof(31, 3, 2, 4)));
        robot.clickOn("#push-recall");
        await(() -> isShown(robot, "#dialog-action"));
        assertFalse(sample.history().calls().contains("recall p7"));
        robot.type(KeyCode.ENTER);
        await(() -> isShown(robot, "#push-proof"));
        assertTrue(text(robot, "#push-proof")
                .endsWith("gone from 31 screens, read before by 3, unreachable 2, never shown to 4."));
        assertEquals("Recalled", text(robot, "#push-state"));
        assertTrue(robot.lookup("#push-recall").query().isDisabled());
        assertTrue(robot.lookup("#push-again").query().isDisabled());
    }

    @Test
    void itIsSentAgainToThoseWhoMissItAndTheNewPushOpens(FxRobot robot) throws TimeoutException {
        assertEquals("Send again to 16", text(robot, "#push-again"));
        robot.clickOn("#push-again .arrow-button");
        await(() -> robot.lookup("#push-again-receipt").tryQuery().isPresent());
        robot.clickOn("#push-again-receipt");
        await(() -> isShown(robot, "#dialog-action"));
        assertEquals("Send again to 4", text(robot, "#dialog-action"));
        robot.type(KeyCode.ENTER);
        await(() -> sample.history().calls().contains("again p7 RECEIPT")
                && table(robot).getItems().size() == 4);
        robot.clickOn("#push-before");
        await(() -> table(robot).getItems().size() == 24);
    }

    @Test
    void aRefusalIsSaid(FxRobot robot) throws TimeoutException {
        robot.interact(() -> sample.history().refuseNext(ChangeAnswer.Reason.NOT_STORED, "no space left"));
        robot.clickOn("#push-recall");
        await(() -> isShown(robot, "#dialog-action"));
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("It could not be written to disk, so nothing was changed: no space left")
                .tryQuery()
                .isPresent());
        assertEquals("Live", text(robot, "#push-state"));
    }

    @Test
    void whoeverIsNotReachedYetCanBeStopped(FxRobot robot) throws TimeoutException {
        assertFalse(isShown(robot, "#push-stop"));
        Delivery away = SampleHistory.delivery(new ClientId("a"), "a", Stage.QUEUED);
        put(
                robot,
                push,
                List.of(new Delivery(
                        away.client(), "a", true, Optional.empty(), Stage.QUEUED, away.times(), "", Optional.empty())));
        await(() -> isShown(robot, "#push-stop"));
        assertEquals("Stop · 1 not reached", text(robot, "#push-stop"));
        robot.clickOn("#push-stop");
        await(() -> sample.history().calls().contains("stop p7"));
    }

    @Test
    void recipientsAreExported(FxRobot robot) throws Exception {
        for (String ending : List.of("csv", "json")) {
            Path file = Files.createTempDirectory(folder, "export").resolve("out." + ending);
            files.answerNext(file);
            robot.clickOn("#push-more");
            await(() -> robot.lookup("#push-more-" + ending).tryQuery().isPresent());
            robot.clickOn("#push-more-" + ending);
            await(() -> Files.exists(file));
            String expected = ending.equals("csv")
                    ? RecipientExport.csv(sample.history().of(DRILL))
                    : RecipientExport.json(push, sample.history().of(DRILL));
            assertEquals(expected, Files.readString(file));
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid(FxRobot robot) throws TimeoutException {
        files.answerNext(folder.resolve("no-such-folder").resolve("out.csv"));
        robot.clickOn("#push-more");
        await(() -> robot.lookup("#push-more-csv").tryQuery().isPresent());
        robot.clickOn("#push-more-csv");
        await(() -> robot.lookup((Labeled label) ->
                        label.getText() != null && label.getText().contains("could not be written"))
                .tryQuery()
                .isPresent());
    }

    @Test
    void aPushThatIsNotKeptAnyMoreSaysSo(FxRobot robot) throws TimeoutException {
        robot.interact(() -> sample.history().forget(DRILL));
        await(() -> isShown(robot, "#push-gone"));
    }
}
