package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.PagedRows;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.testing.FakeFiles;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
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
class HistoryPageUiTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private HistoryPage page;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(20), Files.createTempDirectory(folder, "desk"));
        page = new HistoryPage(
                sample.desk(),
                new FakeFiles(),
                new TextFiles(Runnable::run, Runnable::run),
                InstantSource.fixed(Sample.NOW));
        sample.show(stage, page, 900, 620);
    }

    @Stop
    void stop() {
        page.close();
        sample.close();
    }

    private void fill(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            SampleHistory.fill(sample.history(), Sample.NOW);
            sample.history().tell(Set.of());
        });
        await(() -> ids(robot).size() == 7);
    }

    private void fillMany(FxRobot robot, int pushes) throws TimeoutException {
        robot.interact(() -> {
            for (int i = 1; i <= pushes; i++) {
                sample.history()
                        .preload(
                                SampleHistory.push(i, "Push " + i, "text", 3, Sample.NOW.minusSeconds(pushes - i)),
                                SampleHistory.deliveries(3, Sample.NOW));
            }
            sample.history().tell(Set.of());
        });
        await(() -> ids(robot).size() == Math.min(pushes, PagedRows.PAGE));
    }

    @SuppressWarnings("unchecked")
    private static ListView<HistoryRow> list(FxRobot robot) {
        return robot.lookup("#history-list").queryAs(ListView.class);
    }

    private static List<String> ids(FxRobot robot) {
        return list(robot).getItems().stream().map(row -> row.id().value()).toList();
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

    @Test
    void anEmptyHistorySaysWhatWillBeHere(FxRobot robot) throws TimeoutException {
        await(() -> isShown(robot, "#history-empty"));
        fill(robot);
        assertEquals(List.of("p7", "p6", "p5", "p4", "p3", "p2", "p1"), ids(robot));
    }

    @Test
    void typingSearchesAndEscapeClears(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#history-search").write("gate");
        await(() -> ids(robot).equals(List.of("p7", "p6", "p4")));
        robot.write(" radio");
        await(() -> ids(robot).equals(List.of("p6")));
        robot.type(KeyCode.ESCAPE);
        await(() -> ids(robot).size() == 7);
    }

    @Test
    void aSearchWithoutMatchOffersEverythingAgain(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#history-search").write("nothing like it");
        await(() -> isShown(robot, "#history-none"));
        robot.clickOn("#history-show-all");
        await(() -> ids(robot).size() == 7);
    }

    @Test
    void severityAndTimeNarrowTheList(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#history-severity-warning");
        await(() -> ids(robot).equals(List.of("p2")));
        robot.clickOn("#history-severity-critical");
        await(() -> ids(robot).equals(List.of("p7")));
        robot.clickOn("#history-severity-critical");
        await(() -> ids(robot).size() == 7);
        robot.interact(() -> robot.lookup("#history-period")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .select(2));
        await(() -> ids(robot).equals(List.of("p7", "p6", "p5", "p4", "p3", "p2")));
    }

    @Test
    void aClickOpensThePushAndEscapeLeavesIt(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#history-p6");
        await(() -> isShown(robot, "#push-page")
                && !list(robot).getParent().getParent().isVisible());
        robot.type(KeyCode.ESCAPE);
        await(() -> !isShown(robot, "#push-page"));
        assertEquals(
                "p6", list(robot).getSelectionModel().getSelectedItem().id().value());
    }

    @Test
    void theKeyboardFindsAndOpens(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.clickOn("#history-search").write("lift").type(KeyCode.ENTER, KeyCode.ENTER);
        await(() -> isShown(robot, "#push-page"));
        robot.clickOn("#push-back");
        await(() -> !isShown(robot, "#push-page"));
    }

    @Test
    void moreIsLoadedOnScrolling(FxRobot robot) throws TimeoutException {
        fillMany(robot, 250);
        robot.interact(() -> list(robot).scrollTo(95));
        await(() -> ids(robot).size() == 200);
        robot.interact(() -> list(robot).scrollTo(199));
        await(() -> ids(robot).size() == 250);
    }

    @Test
    void aNewPushMovesNeitherSelectionNorView(FxRobot robot) throws TimeoutException {
        fillMany(robot, 60);
        robot.interact(() -> {
            list(robot).getSelectionModel().select(30);
            list(robot).scrollTo(25);
        });
        // Row 25 of 60, the newest first; it is there after the next layout.
        await(() -> firstVisible(robot).equals("p35"));
        robot.interact(() -> sample.history()
                .put(SampleHistory.push(61, "New", "", 1, Sample.NOW), SampleHistory.deliveries(1, Sample.NOW)));
        await(() -> ids(robot).size() == 61);
        assertEquals(
                "p30", list(robot).getSelectionModel().getSelectedItem().id().value());
        // The list is laid out again before its view can be put back.
        await(() -> firstVisible(robot).equals("p35"));
    }

    private static String firstVisible(FxRobot robot) {
        VirtualFlow<?> flow = (VirtualFlow<?>) list(robot).lookup(".virtual-flow");
        IndexedCell<?> first = flow.getFirstVisibleCell();
        // The flow counts one that ends right above the upper edge as visible.
        boolean above = first.getLayoutY() + first.getHeight() <= 0;
        return list(robot)
                .getItems()
                .get(first.getIndex() + (above ? 1 : 0))
                .id()
                .value();
    }

    @Test
    void theMenuAndTheKeysRecallOnlyAfterAQuestion(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.rightClickOn("#history-p6").clickOn("#history-menu-recall");
        await(() -> isShown(robot, "#dialog-action"));
        assertTrue(sample.history().calls().stream().noneMatch("recall p6"::equals));
        robot.type(KeyCode.ENTER);
        await(() -> sample.history().calls().contains("recall p6"));
        await(() -> sample.history().push(new PushId("p6")).recalledAt().isPresent());
        robot.interact(() -> list(robot).getSelectionModel().select(0));
        robot.interact(list(robot)::requestFocus);
        robot.type(KeyCode.DELETE);
        await(() -> isShown(robot, "#dialog-action"));
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void theTextIsCopied(FxRobot robot) throws TimeoutException {
        fill(robot);
        robot.interact(() -> list(robot).getSelectionModel().select(3));
        robot.interact(list(robot)::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        await(() -> "Gate C closes at 17:00\nWrong gate, sorry."
                .equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void troubleIsSaidAndCanBeTriedAgain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            sample.history().fail("disk I/O error");
            SampleHistory.fill(sample.history(), Sample.NOW);
            sample.history().tell(Set.of());
        });
        await(() -> isShown(robot, "#history-trouble"));
        robot.interact(() -> sample.history().fail(""));
        robot.clickOn("#history-retry");
        await(() -> ids(robot).size() == 7 && !isShown(robot, "#history-trouble"));
    }
}
