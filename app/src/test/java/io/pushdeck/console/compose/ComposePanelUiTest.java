package io.pushdeck.console.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
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
class ComposePanelUiTest {
    private static final Set<ClientId> TWELVE =
            IntStream.range(0, 12).mapToObj(i -> Sample.session(i).client()).collect(Collectors.toSet());

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(30), Files.createTempDirectory(folder, "desk"));
        Label carried = new Label("12 clients");
        carried.setId("carried");
        carried.setMinSize(120, 60);
        sample.desk().drags().source(carried, () -> Optional.of(Cargo.clients(TWELVE)));
        sample.show(stage, new HBox(carried, new ComposePanel(sample.desk())), 520, 560);
    }

    @Stop
    void stop() {
        sample.close();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        waitForFxEvents();
    }

    private static boolean shows(FxRobot robot, String id, String text) {
        return robot.lookup(id).tryQueryAs(Labeled.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().contains(text));
    }

    private static long chips(FxRobot robot) {
        return robot.lookup(".recipient-chip").queryAll().size();
    }

    @Test
    void writesToAGroupByKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-add").write("ware").type(KeyCode.ENTER);
        await(() -> chips(robot) == 1);
        robot.type(KeyCode.TAB).write("Tonight").type(KeyCode.TAB).write("The gate closes early");
        int people = sample.desk().mirror().membersOf(Sample.WAREHOUSE.id()).size();
        await(() -> shows(robot, "#compose-push", "Push to " + people));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> robot.lookup("#compose-result").query().isVisible());
        assertEquals(
                List.of(new FakeBackend.Push(
                        new Announcement("Tonight", "The gate closes early"), Audience.of(Sample.WAREHOUSE.id()))),
                sample.backend().pushes());
        assertEquals("", robot.lookup("#compose-text").queryAs(TextArea.class).getText());
        robot.clickOn("#compose-restore");
        await(() ->
                robot.lookup("#compose-text").queryAs(TextArea.class).getText().equals("The gate closes early"));
    }

    @Test
    void arrowsChooseASuggestionAndBackspaceTakesTheLastRecipientOut(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-add").type(KeyCode.DOWN, KeyCode.ENTER);
        await(() -> chips(robot) == 1);
        robot.write("mei").type(KeyCode.ENTER);
        await(() -> chips(robot) == 2);
        robot.type(KeyCode.BACK_SPACE);
        await(() -> chips(robot) == 1);
        robot.type(KeyCode.LEFT, KeyCode.DELETE);
        await(() -> chips(robot) == 0);
        assertTrue(shows(robot, "#compose-hint", "Add a recipient first."));
        assertTrue(robot.lookup("#compose-add").queryAs(TextField.class).isFocused());
    }

    @Test
    void theButtonOfAChipRemovesIt(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.of(Sample.SHANGHAI.id()), ""));
        await(() -> chips(robot) == 1);
        robot.clickOn(".recipient-chip .chip-remove");
        await(() -> chips(robot) == 0);
    }

    @Test
    void asksBeforeItPushesToManyAtOnce(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.EVERYONE, ""));
        await(() -> robot.lookup("#compose-text").query().isFocused());
        robot.write("Hello").push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> shows(robot, "#dialog-action", "Push to 30"));
        assertEquals(List.of(), sample.backend().pushes());
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#dialog-action").tryQuery().isEmpty());
        assertEquals(List.of(), sample.backend().pushes());
        robot.clickOn("#compose-push").clickOn("#dialog-action");
        await(() -> sample.backend().pushes().size() == 1);
    }

    @Test
    void whatIsDraggedOntoItBecomesARecipient(FxRobot robot) throws TimeoutException {
        robot.drag("#carried").moveTo("#compose-text");
        await(() -> robot.lookup("#drag-ghost .label")
                .queryAs(Label.class)
                .getText()
                .equals("Add 12 recipients"));
        robot.drop();
        await(() -> chips(robot) == 1);
        assertTrue(shows(robot, "#compose-reach", "12 people, all online"));
    }

    @Test
    void anAnswerQuotesTheMessageUntilTheQuoteIsClosed(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.of(Sample.session(0).client()), "Is the gate open?"));
        await(() -> robot.lookup("#compose-quote").query().isVisible());
        await(() -> robot.lookup("#compose-text").query().isFocused());
        robot.clickOn("#compose-quote-close");
        await(() -> !robot.lookup("#compose-quote").query().isVisible());
        assertEquals(1, chips(robot));
    }

    @Test
    void theUnsentTextIsRemembered(FxRobot robot) throws TimeoutException {
        robot.clickOn("#compose-text").write("Half a thought");
        await(() -> sample.desk().preferences().text("compose.text", "").get().equals("Half a thought"));
    }

    private void go(Audience audience, String answering) {
        sample.desk().navigator().go(new Destination.Compose(audience, answering));
    }
}
