package io.pushdeck.console.dashboard;

import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeFiles;
import io.pushdeck.console.testing.FakeMetrics;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.console.testing.SampleMetrics;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
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
class DashboardPageUiTest {
    private static final List<Instant> PUSHED = List.of(Sample.NOW.minusSeconds(40), Sample.NOW.minusSeconds(180));

    @TempDir
    static Path folder;

    private final FakeMetrics metrics = new FakeMetrics();
    private final FakeFiles files = new FakeFiles();
    private final List<Destination> visited = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private DashboardPage page;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(20), Files.createTempDirectory(folder, "desk"));
        sample.desk().navigator().guide(visited::add);
        page = new DashboardPage(
                sample.desk(),
                metrics,
                files,
                new TextFiles(Runnable::run, Runnable::run),
                Clock.fixed(Sample.NOW, ZoneOffset.UTC));
        sample.show(stage, page, 1000, 620);
    }

    @Stop
    void stop() {
        page.close();
        sample.close();
    }

    private void measure(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            for (int i = 0; i < PUSHED.size(); i++) {
                sample.history()
                        .preload(
                                SampleHistory.push(9 - i, "Lunch is ready " + (9 - i), "text", 3, PUSHED.get(i)),
                                SampleHistory.deliveries(3, Sample.NOW));
            }
            sample.history().tell(Set.of());
            metrics.measure(span -> SampleMetrics.busy(span, Sample.NOW, PUSHED));
        });
        await(() -> shows(robot, "#dashboard-scroll"));
        await(() -> chart(robot).marks().size() == 2);
    }

    private static Chart chart(FxRobot robot) {
        return robot.lookup("#dashboard-chart-messages").queryAs(Chart.class);
    }

    private static boolean shows(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
    }

    private static String caption(FxRobot robot) {
        return robot.from(robot.lookup("#dashboard-messages"))
                .lookup(".dashboard-caption")
                .queryLabeled()
                .getText();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void beforeTheFirstSampleItSaysSo(FxRobot robot) throws TimeoutException {
        await(() -> shows(robot, "#dashboard-empty"));
        assertFalse(shows(robot, "#dashboard-scroll"));
        assertTrue(robot.lookup("#dashboard-export").query().isDisabled());
        measure(robot);
        assertFalse(shows(robot, "#dashboard-empty"));
        assertFalse(robot.lookup("#dashboard-export").query().isDisabled());
    }

    @Test
    void arrowsReadTheValuesOfAMomentInAllCharts(FxRobot robot) throws TimeoutException {
        measure(robot);
        assertEquals("now", caption(robot));
        String now = text(robot, "#dashboard-value-connections");
        robot.interact(chart(robot)::requestFocus);
        robot.push(KeyCode.HOME);
        assertEquals("09:25:00", caption(robot));
        assertFalse(now.equals(text(robot, "#dashboard-value-connections")));
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT).push(KeyCode.LEFT);
        assertEquals("09:25:01", caption(robot));
        String spoken = chart(robot).getAccessibleText();
        assertTrue(spoken.startsWith("Messages, 09:25:01: out "), spoken);
        robot.push(KeyCode.ESCAPE);
        assertEquals("now", caption(robot));
        assertEquals(now, text(robot, "#dashboard-value-connections"));
    }

    @Test
    void theKeysGoFromPushToPushAndOpenOne(FxRobot robot) throws TimeoutException {
        measure(robot);
        robot.interact(chart(robot)::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.LEFT).push(KeyCode.CONTROL, KeyCode.LEFT);
        assertTrue(chart(robot).getAccessibleText().endsWith("Lunch is ready 8"));
        robot.push(KeyCode.CONTROL, KeyCode.RIGHT);
        assertTrue(chart(robot).getAccessibleText().endsWith("Lunch is ready 9"));
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(new Destination.Push(new PushId("p9"))), visited);
    }

    @Test
    void aMarkSaysItsPushAndAClickOpensIt(FxRobot robot) throws TimeoutException {
        measure(robot);
        Chart chart = chart(robot);
        Point2D place = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> chart.localToScreen(chart.marks().getLast().x(), chart.getHeight() / 2));
        robot.moveTo(place);
        await(() -> robot.from(chart).lookup(".chart-tip").queryLabeled().isVisible());
        assertEquals(
                "Lunch is ready 8",
                robot.from(chart).lookup(".chart-tip").queryLabeled().getText());
        assertEquals("09:27:00", caption(robot));
        robot.clickOn(place);
        assertEquals(List.of(new Destination.Push(new PushId("p8"))), visited);
        robot.moveBy(0, 300);
        await(() -> caption(robot).equals("now") || !caption(robot).equals("09:27:00"));
    }

    @Test
    void aSpanIsChosenAndRemembered(FxRobot robot) throws TimeoutException {
        measure(robot);
        robot.clickOn("#dashboard-span-week");
        assertEquals(Span.WEEK, metrics.asked().getLast());
        assertEquals(
                "week",
                sample.desk().preferences().text("dashboard.span", "live").get());
        robot.clickOn("#dashboard-span-week").clickOn("#dashboard-span-hour");
        assertEquals(Span.HOUR, metrics.asked().getLast());
    }

    @Test
    void nothingIsAskedWhileAnotherPageIsShown(FxRobot robot) throws TimeoutException {
        measure(robot);
        AtomicInteger seconds = new AtomicInteger();
        Ticker[] ticker = new Ticker[1];
        robot.interact(() -> {
            Pane parent = (Pane) page.getParent();
            parent.getChildren().remove(page);
            ticker[0] = new Ticker(seconds::incrementAndGet);
            ticker[0].start();
        });
        int asked = metrics.asked().size();
        await(() -> seconds.get() >= 3);
        assertEquals(asked, metrics.asked().size());
        robot.interact(ticker[0]::stop);
    }

    @Test
    void thePictureIsWhatIsSeen(FxRobot robot) throws TimeoutException, IOException {
        measure(robot);
        Path file = folder.resolve("charts.png");
        files.answerNext(file);
        robot.clickOn("#dashboard-export");
        BufferedImage picture = ImageIO.read(file.toFile());
        Node grid = robot.lookup(".dashboard-grid").query();
        assertEquals(grid.getLayoutBounds().getWidth() * 2, picture.getWidth(), 2.0);
        assertEquals(grid.getLayoutBounds().getHeight() * 2, picture.getHeight(), 2.0);
        long colours = Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), 600, null, 0, picture.getWidth()))
                .distinct()
                .count();
        assertTrue(colours > 20, "only " + colours + " colours");
    }

    @Test
    void aGroupAndAPushAreOneClickAway(FxRobot robot) throws TimeoutException {
        measure(robot);
        robot.interact(() -> {
            robot.lookup("#dashboard-push-p8").queryButton().fire();
            robot.lookup("#dashboard-group-" + Sample.WAREHOUSE.id().value())
                    .queryButton()
                    .fire();
        });
        assertEquals(
                List.of(
                        new Destination.Push(new PushId("p8")),
                        new Destination.Groups(Optional.of(Sample.WAREHOUSE.id()))),
                visited);
    }

    @Test
    void whatCannotBeReadIsSaid(FxRobot robot) throws TimeoutException {
        measure(robot);
        robot.interact(() -> metrics.fail("the disk is gone"));
        await(() -> shows(robot, "#dashboard-trouble"));
        assertEquals("The measurements cannot be read: the disk is gone", text(robot, "#dashboard-trouble"));
        assertTrue(shows(robot, "#dashboard-scroll"));
    }

    @Test
    void anotherLanguageChangesTheCharts(FxRobot robot) throws TimeoutException {
        measure(robot);
        robot.interact(
                () -> sample.desk().preferences().text(Keys.LANGUAGE, "en").set("zh"));
        await(() -> caption(robot).equals("当前"));
        assertTrue(chart(robot).getAccessibleText().startsWith("消息，当前："));
    }
}
