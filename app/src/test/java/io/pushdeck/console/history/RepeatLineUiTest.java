package io.pushdeck.console.history;

import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pushdeck.console.bridge.FxThread;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakeFiles;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
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
class RepeatLineUiTest {
    private static final PushId DRILL = new PushId("p7");

    @TempDir
    static Path folder;

    private final PushRecord push = SampleHistory.push(7, SampleHistory.drill(), Audience.EVERYONE, 24, Sample.NOW);

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private HistoryPage page;

    @Start
    void start(javafx.stage.Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(40), Files.createTempDirectory(folder, "desk"));
        sample.history().preload(SampleHistory.repeating(push, true), SampleHistory.deliveries(24, Sample.NOW));
        page = new HistoryPage(
                sample.desk(),
                new FakeFiles(),
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

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void itSaysHowOftenWhoIsMissingAndWhenNextAndEndsByAClick(FxRobot robot) throws TimeoutException {
        assertEquals("Repeated 3 times · 14 people still missing · next at 09:32", text(robot, "#push-repeats-words"));
        // What is repeated says nothing new.
        assertFalse(robot.lookup("#push-version").tryQuery().isPresent());
        robot.clickOn("#push-repeats-toggle");
        await(() -> text(robot, "#push-repeats-words").endsWith("stopped"));
        assertEquals("Go on repeating", text(robot, "#push-repeats-toggle"));
        robot.clickOn("#push-repeats-toggle");
        await(() -> text(robot, "#push-repeats-words").endsWith("next at 09:32"));
        assertEquals(
                List.of("repeat p7 false", "repeat p7 true"),
                sample.history().calls().stream()
                        .filter(call -> call.startsWith("repeat"))
                        .toList());
    }

    @Test
    void whatIsHandedOutSlowlySaysHowFarThatIsWhileSomebodyWaits(FxRobot robot) throws TimeoutException {
        assertFalse(robot.lookup("#push-spread").query().isVisible());
        robot.interact(() ->
                sample.history().put(SampleHistory.spreading(push, 20), SampleHistory.deliveries(24, Sample.NOW)));
        await(() -> text(robot, "#push-spread").equals("Handed out slowly: 4 of 24 so far, until 09:30"));
        robot.interact(
                () -> sample.history().put(SampleHistory.spreading(push, 0), SampleHistory.deliveries(24, Sample.NOW)));
        await(() -> !robot.lookup("#push-spread").query().isVisible());
    }

    @Test
    void itEndsByTheKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.clickOn("#history-recipients-search");
        for (int key = 0;
                key < 12 && !robot.lookup("#push-repeats-toggle").query().isFocused();
                key++) {
            robot.push(KeyCode.SHIFT, KeyCode.TAB);
        }
        robot.type(KeyCode.SPACE);
        await(() -> text(robot, "#push-repeats-words").endsWith("stopped"));
    }

    @Test
    void onceEverybodyHasConfirmedOrItIsOverThereIsNothingToEnd(FxRobot robot) throws TimeoutException {
        PushRecord settled = SampleHistory.repeating(push, false);
        robot.interact(() -> sample.history()
                .put(
                        settled,
                        List.of(
                                SampleHistory.delivery(Sample.session(0).client(), "Mei", Stage.ACTED),
                                SampleHistory.delivery(Sample.session(1).client(), "Till", Stage.WRITTEN))));
        await(() -> text(robot, "#push-repeats-words").equals("Repeated 3 times · everybody has confirmed it"));
        assertFalse(robot.lookup("#push-repeats-toggle").query().isVisible());
        robot.interact(() -> sample.history().put(push, SampleHistory.deliveries(24, Sample.NOW)));
        await(() -> !robot.lookup("#push-repeats").query().isVisible());
    }
}
