package io.pushdeck.console.activity;

import static io.pushdeck.console.testing.Look.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
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
class ActivityPageUiTest {
    @TempDir
    static Path folder;

    private final List<Destination> visited = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(10), Files.createTempDirectory(folder, "desk"));
        sample.desk().navigator().guide(visited::add);
        sample.show(stage, new ActivityPage(sample.desk()), 900, 600);
    }

    @Stop
    void stop() {
        sample.close();
    }

    private static ListView<?> list(FxRobot robot) {
        return robot.lookup("#activity-list").queryAs(ListView.class);
    }

    private static boolean pillSays(FxRobot robot, String text) {
        Button pill = robot.lookup("#activity-waiting").queryAs(Button.class);
        return pill.isVisible() && pill.getText().equals(text);
    }

    private void say(FxRobot robot, int client, String... texts) {
        HubEvent[] said = IntStream.range(0, texts.length)
                .mapToObj(i -> new HubEvent.MessageReceived(
                        Sample.session(client), Payload.text(texts[i]), Sample.NOW.plusSeconds(i)))
                .toArray(HubEvent[]::new);
        robot.interact(() -> sample.backend().emit(said));
    }

    @Test
    void linesAppearAsThingsHappen(FxRobot robot) throws TimeoutException {
        assertTrue(robot.lookup("Nothing has happened yet").query().isVisible());
        say(robot, 0, "Is the gate open?");
        await(() -> list(robot).getItems().size() == 1);
        assertTrue(robot.lookup("Is the gate open?").query().isVisible());
    }

    @Test
    void spaceHoldsTheFeedAndLetsItGo(FxRobot robot) throws TimeoutException {
        say(robot, 0, "one");
        robot.interact(list(robot)::requestFocus);
        robot.type(KeyCode.SPACE);
        say(robot, 0, "two", "three");
        await(() -> pillSays(robot, "Paused – 2 lines wait"));
        assertEquals(1, list(robot).getItems().size());
        robot.type(KeyCode.SPACE);
        await(() -> list(robot).getItems().size() == 3);
    }

    @Test
    void aSelectedLineDoesNotMove(FxRobot robot) throws TimeoutException {
        say(robot, 0, "one");
        robot.clickOn("one");
        say(robot, 1, "two");
        await(() -> pillSays(robot, "1 new line"));
        robot.clickOn("#activity-waiting");
        await(() -> list(robot).getItems().size() == 2);
        assertEquals(-1, list(robot).getSelectionModel().getSelectedIndex());
    }

    @Test
    void linesStayWhereTheyAreWhileTheListIsScrolledDown(FxRobot robot) throws TimeoutException {
        say(robot, 0, IntStream.range(0, 100).mapToObj(i -> "line " + i).toArray(String[]::new));
        robot.interact(() -> list(robot).scrollTo(50));
        await(() -> robot.lookup("line 49").tryQuery().isPresent());
        say(robot, 0, "new");
        await(() -> pillSays(robot, "1 new line"));
        assertEquals(100, list(robot).getItems().size());
        robot.clickOn("#activity-waiting");
        await(() -> robot.lookup("new").tryQuery().isPresent());
        say(robot, 0, "newer");
        await(() -> list(robot).getItems().size() == 102);
    }

    @Test
    void chipsAndSearchNarrowTheFeed(FxRobot robot) throws TimeoutException {
        say(robot, 0, "gate", "lift");
        robot.interact(() -> sample.backend().connect(Sample.session(20)));
        robot.clickOn("#activity-kind-messages");
        await(() -> list(robot).getItems().size() == 2);
        robot.clickOn("#activity-search").write("lif");
        await(() -> list(robot).getItems().size() == 1);
        robot.write("x");
        await(() -> robot.lookup("#activity-show-all").query().isVisible());
        robot.clickOn("#activity-show-all");
        await(() -> list(robot).getItems().size() == 3);
    }

    @Test
    void aMessageIsAnsweredByKeyboard(FxRobot robot) throws TimeoutException {
        say(robot, 0, "Is the gate open?");
        robot.interact(list(robot)::requestFocus);
        robot.type(KeyCode.DOWN, KeyCode.R);
        Destination answer =
                new Destination.Compose(Audience.of(Sample.session(0).client()), "Is the gate open?");
        await(() -> visited.equals(List.of(answer)));
    }

    @Test
    void theButtonOfALineAnswersIt(FxRobot robot) throws TimeoutException {
        say(robot, 1, "Second");
        robot.moveTo("Second").clickOn(".activity-answer");
        Destination answer =
                new Destination.Compose(Audience.of(Sample.session(1).client()), "Second");
        await(() -> visited.equals(List.of(answer)));
    }

    @Test
    void whoeverOnlyLooksIsOfferedNoAnswer(FxRobot robot) throws TimeoutException {
        say(robot, 1, "Second");
        robot.moveTo("Second");
        await(() -> robot.lookup(".activity-answer").queryAll().stream().anyMatch(Node::isVisible));
        robot.interact(() -> sample.desk()
                .roles()
                .lock()
                .secure("2468", () -> sample.desk().roles().lock().lock()));
        await(() -> robot.lookup(".activity-answer").queryAll().stream().noneMatch(Node::isVisible));
    }

    @Test
    void theMenuShowsOneClientOnly(FxRobot robot) throws TimeoutException {
        say(robot, 0, "one");
        say(robot, 1, "two");
        robot.rightClickOn("one").clickOn("#activity-menu-only");
        await(() -> list(robot).getItems().size() == 1);
        robot.clickOn("#activity-about");
        await(() -> list(robot).getItems().size() == 2);
        robot.interact(() -> sample.desk()
                .navigator()
                .go(new Destination.Activity(Optional.of(Sample.session(1).client()))));
        await(() -> list(robot).getItems().size() == 1);
    }
}
