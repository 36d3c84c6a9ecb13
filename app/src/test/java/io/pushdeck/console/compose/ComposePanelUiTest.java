package io.pushdeck.console.compose;

import static io.pushdeck.console.testing.Look.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeBackend;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class ComposePanelUiTest {
    private static final Set<ClientId> TWELVE =
            IntStream.range(0, 12).mapToObj(i -> Sample.session(i).client()).collect(Collectors.toSet());

    private static final Clock CLOCK = Clock.fixed(Sample.NOW, ZoneOffset.UTC);

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private SampleDesk sample;

    @Start
    void start(Stage stage) throws IOException {
        sample = new SampleDesk(Sample.snapshot(30), Files.createTempDirectory(folder, "desk"));
        undoFor(0);
        Label carried = new Label("12 clients");
        carried.setId("carried");
        carried.setMinSize(120, 60);
        sample.desk().drags().source(carried, () -> Optional.of(Cargo.clients(TWELVE)));
        sample.show(stage, new HBox(carried, new ComposePanel(sample.desk(), CLOCK, sample.ownReceiver())), 560, 820);
    }

    @Stop
    void stop() {
        sample.close();
    }

    private void undoFor(int seconds) {
        sample.desk()
                .preferences()
                .number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT)
                .set(seconds);
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
        robot.type(KeyCode.TAB, KeyCode.TAB).write("Tonight").type(KeyCode.TAB).write("The gate closes early");
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

    @Test
    void whatWasPushedCanBeTakenBackWithTheMouse(FxRobot robot) throws TimeoutException {
        undoFor(30);
        robot.interact(() -> go(Audience.of(Sample.session(0).client()), ""));
        robot.clickOn("#compose-text").write("Too early").clickOn("#compose-push");
        await(() -> robot.lookup("#departure-undo").tryQuery().isPresent());
        assertEquals("", text(robot, "#compose-text"));
        robot.clickOn("#departure-undo");
        await(() -> text(robot, "#compose-text").equals("Too early"));
        assertTrue(shows(robot, ".push-result-headline", "Not sent"));
        assertEquals(List.of(), sample.backend().pushes());
    }

    @Test
    void whatCannotWaitIsSentNowAndCanBeStopped(FxRobot robot) throws TimeoutException {
        undoFor(30);
        sample.backend().spreadSlowly();
        robot.interact(() -> go(Audience.EVERYONE, ""));
        robot.clickOn("#compose-text").write("Now").push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> shows(robot, "#dialog-action", "Push to 30"));
        robot.type(KeyCode.ENTER);
        await(() -> shows(robot, ".departure-words", "To 30 people, leaves in"));
        robot.clickOn("#departure-send");
        await(() -> shows(robot, ".departure-words", "Going out to 30 people"));
        robot.interact(() -> sample.backend().advance(new PushId("p1"), 12));
        robot.clickOn("#departure-stop");
        await(() -> shows(robot, ".push-result-headline", "Sent to 12 of 30, stopped"));
        assertTrue(robot.lookup(".departure").tryQuery().isEmpty());
    }

    @Test
    void peopleAreLeftOutWithMouseAndKeys(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(new Audience(false, Set.of(), TWELVE), ""));
        robot.clickOn("#compose-people-open");
        await(() -> robot.lookup("#compose-people").tryQuery().isPresent());
        robot.clickOn("#compose-people-search").write("tablet");
        await(() -> robot.lookup("#compose-people").queryListView().getItems().size() == 1);
        robot.clickOn("#compose-person-c-00001");
        await(() -> shows(robot, "#compose-reach", "12 people: 11 online, 1 left out"));
        robot.clickOn("#compose-people-search").eraseText(6).type(KeyCode.TAB, KeyCode.DOWN, KeyCode.SPACE);
        await(() -> shows(robot, "#compose-reach", "12 people: 10 online, 2 left out"));
        assertTrue(shows(robot, "#compose-push", "Push to 10"));
        robot.clickOn("#compose-leave-out-nobody");
        await(() -> shows(robot, "#compose-reach", "12 people, all online"));
    }

    @Test
    void everyoneMayMeanThoseWhoAreAwayToo(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.EVERYONE, ""));
        robot.clickOn("#compose-away");
        await(() -> shows(robot, "#compose-reach", "40 people: 30 online, 10 away"));
        assertTrue(shows(robot, "#compose-push", "Push to 40"));
    }

    @Test
    void everythingElseIsInTheFoldAndGoesWithThePush(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.of(Sample.session(0).client()), ""));
        robot.clickOn("#compose-title").write("Fire drill").clickOn("#compose-more");
        await(() -> robot.lookup("#compose-more-fields").tryQuery().isPresent());
        robot.clickOn("#compose-severity-warning");
        choose(robot, "#compose-format", TextFormat.MARKDOWN);
        robot.clickOn("#compose-icon").clickOn("#compose-icon-bell");
        choose(robot, "#compose-expiry", Expiry.Kind.AT);
        await(() -> text(robot, "#compose-expiry-time").equals("10:30"));
        reveal(robot, "#compose-expiry-time");
        robot.clickOn("#compose-expiry-time").push(KeyCode.CONTROL, KeyCode.A).write("9:00");
        await(() -> shows(robot, "#compose-expiry-problem", "That time is over already."));
        assertTrue(shows(robot, "#compose-hint", "That time is over already."));
        robot.interact(() ->
                robot.lookup("#compose-expiry-time").queryAs(TextField.class).setText("12:00"));
        robot.interact(
                () -> robot.lookup("#compose-link").queryAs(TextField.class).setText("shop"));
        await(() -> shows(robot, "#compose-link-problem", "A link starts with"));
        robot.interact(
                () -> robot.lookup("#compose-link").queryAs(TextField.class).setText("https://shop.example"));
        reveal(robot, "#compose-button-add");
        robot.clickOn("#compose-button-add").write("I am out");
        reveal(robot, "#compose-acknowledge");
        robot.clickOn("#compose-acknowledge");
        choose(robot, "#compose-escalate", Optional.of(Duration.ofMinutes(5)));
        choose(robot, "#compose-repeat", 2);
        await(() -> robot.lookup("#compose-repeat-most").query().isVisible());
        choose(robot, "#compose-repeat-most", 10);
        choose(robot, "#compose-spread", 5);
        reveal(robot, "#compose-modal");
        robot.clickOn("#compose-sound");
        robot.interact(
                () -> robot.lookup("#compose-more").queryAs(ToggleButton.class).fire());
        assertEquals(
                "Warning · Markdown · Icon · Link · 1 button · Until 12:00 · To acknowledge · Louder after 5 min"
                        + " · Every 2 min, 10 times at most · Over 5 min · Sound",
                robot.lookup("#compose-more-summary").queryAs(Label.class).getText());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        await(() -> sample.backend().requests().size() == 1);
        assertEquals(
                new Announcement("Fire drill", "")
                        .withFormat(TextFormat.MARKDOWN)
                        .withSeverity(Severity.WARNING)
                        .withIcon("bell")
                        .withLink(Optional.of(new Link("https://shop.example", "")))
                        .withActions(List.of(new Action("i-am-out", "I am out")))
                        .withExpires(Optional.of(
                                LocalDate.of(2026, 11, 23).atTime(12, 0).toInstant(ZoneOffset.UTC)))
                        .withAcknowledge(true)
                        .withManner(new Announcement.Manner(true, false, false)),
                sample.backend().requests().getFirst().announcement());
        assertEquals(
                new Course(
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(new Repetition(Duration.ofMinutes(2), 10)),
                        Optional.of(new Pace(Duration.ofMinutes(5)))),
                sample.backend().requests().getFirst().course());
        assertEquals(
                "Severity, buttons, expiry…",
                robot.lookup("#compose-more-summary").queryAs(Label.class).getText());
    }

    @Test
    void whatIsNoJsonIsSaidWithLineAndColumn(FxRobot robot) throws TimeoutException {
        robot.interact(() -> go(Audience.of(Sample.session(0).client()), ""));
        robot.clickOn("#compose-more");
        await(() -> robot.lookup("#compose-more-fields").tryQuery().isPresent());
        choose(robot, "#compose-format", TextFormat.JSON);
        robot.clickOn("#compose-text").write("[1,");
        await(() -> shows(robot, "#compose-hint", "something is not closed at line 1, column 4"));
        assertTrue(robot.lookup("#compose-push").queryButton().isDisabled());
        robot.write(" 2]");
        await(() -> shows(robot, "#compose-hint", "Ctrl+Enter"));
    }

    private static void choose(FxRobot robot, String id, Object value) {
        robot.interact(() -> {
            ComboBox<Object> box = robot.lookup(id).queryComboBox();
            box.getSelectionModel().select(value);
        });
    }

    // The composer scrolls once the fold is open.
    private static void reveal(FxRobot robot, String id) {
        robot.interact(() -> {
            var node = robot.lookup(id).query();
            var scroll = robot.lookup(".compose-scroll").queryAs(ScrollPane.class);
            double at = scroll.getContent()
                    .sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                    .getCenterY();
            double room = scroll.getContent().getBoundsInLocal().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(
                    room <= 0 ? 0 : Math.clamp((at - scroll.getViewportBounds().getHeight() / 2) / room, 0, 1));
        });
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryTextInputControl().getText();
    }

    private void go(Audience audience, String answering) {
        sample.desk().navigator().go(new Destination.Compose(audience, answering));
    }
}
