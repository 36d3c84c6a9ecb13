package io.pushdeck.console.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.Rows;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
class SentPushesUiTest {
    private static final ClientId MEI = new ClientId("c-00000");

    @TempDir
    static Path folder;

    private final List<Destination> visited = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @Start
    void start(javafx.stage.Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(10), Files.createTempDirectory(folder, "desk"));
        sample.desk().navigator().guide(visited::add);
        for (int i = 1; i <= 12; i++) {
            PushRecord push = SampleHistory.push(i, "Push " + i, "", 1, Sample.NOW.minusSeconds(60L * (12 - i)));
            Stage stageOf = i == 12 ? Stage.QUEUED : Stage.READ;
            sample.history().preload(push, List.of(SampleHistory.delivery(MEI, "Mei Lin", stageOf)));
        }
        sample.show(stage, new ClientsPage(sample.desk(), new Region(), InstantSource.fixed(Sample.NOW)), 1_100, 760);
    }

    @Stop
    void stop() {
        sample.close();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void open(FxRobot robot) throws TimeoutException {
        robot.clickOn(Rows.client(1)).type(KeyCode.ENTER);
        await(() -> robot.lookup("#clients-sent-p12").tryQuery().isPresent());
    }

    private static List<String> pushes(FxRobot robot) {
        return robot.lookup("#clients-sent .sent-open").queryAll().stream()
                .map(Node::getId)
                .toList();
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    @Test
    void whatItWasSentIsThereNewestFirstAndOlderOnesOnDemand(FxRobot robot) throws TimeoutException {
        open(robot);
        assertEquals(10, pushes(robot).size());
        assertEquals("clients-sent-p12", pushes(robot).getFirst());
        press(robot, "#clients-sent-more");
        await(() -> pushes(robot).size() == 12);
        assertTrue(robot.lookup("#clients-sent-more").tryQuery().isEmpty());
    }

    @Test
    void aPushLeadsToItsPageAndTheWhyToTheAnswer(FxRobot robot) throws TimeoutException {
        open(robot);
        press(robot, "#clients-sent-p11");
        press(robot, "#clients-sent-why-p12");
        assertEquals(
                List.of(new Destination.Push(new PushId("p11")), new Destination.Why(new PushId("p12"), MEI)), visited);
        assertTrue(
                robot.lookup("#clients-sent-why-p11").tryQuery().isEmpty(), "it was read, so there is nothing to ask");
    }

    @Test
    void aReceiptChangesTheLineWhileItIsOpen(FxRobot robot) throws TimeoutException {
        open(robot);
        robot.interact(() -> sample.history()
                .put(
                        sample.history().push(new PushId("p12")),
                        List.of(SampleHistory.delivery(MEI, "Mei Lin", Stage.ACTED))));
        await(() -> robot.lookup("#clients-sent-why-p12").tryQuery().isEmpty());
    }

    @Test
    void anyLatePushCanBeAskedAboutByKeyboard(FxRobot robot) throws TimeoutException {
        open(robot);
        press(robot, "#clients-sent-ask");
        await(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.write("push 3").type(KeyCode.ENTER);
        await(() -> visited.equals(List.of(new Destination.Why(new PushId("p3"), MEI))));
    }

    @Test
    void whoeverWasSentNothingIsToldSo(FxRobot robot) throws TimeoutException {
        robot.clickOn(Rows.client(3)).type(KeyCode.ENTER);
        await(() -> robot.lookup(".sent-none").tryQuery().isPresent());
    }
}
