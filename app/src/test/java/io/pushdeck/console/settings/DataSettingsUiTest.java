package io.pushdeck.console.settings;

import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class DataSettingsUiTest {
    private static final Path FILE = Path.of("/backups/monday.pushdeck");

    @TempDir
    static Path folder;

    private final FakeGate gate = new FakeGate();

    @SuppressWarnings("NullAway.Init") // TestFX calls start first
    private FakeConsole console;

    @Start
    void start(Stage stage) throws IOException {
        console = new FakeConsole(Files.createTempDirectory(folder, "desk"), Sample.snapshot(3), gate).show(stage);
        console.history().fill(new ArchiveFacts(49_152_000, 1_204, Optional.of(Sample.NOW)));
        console.desk().navigator().go(new Destination.Settings(SettingsPart.DATA));
    }

    @Stop
    void stop() {
        console.close();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void itSaysHowMuchIsKept(FxRobot robot) throws TimeoutException {
        await(() -> text(robot, "#data-pushes").equals("1,204"));
        assertEquals("46.9 MB", text(robot, "#data-size"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void howLongItIsKeptIsChosenAndRemembered(FxRobot robot) throws TimeoutException {
        ComboBox<Integer> keep = robot.lookup("#data-keep").queryAs(ComboBox.class);
        assertEquals("30 days (default)", keep.getConverter().toString(keep.getValue()));
        robot.interact(() -> keep.setValue(90));
        await(() -> console.history().calls().contains("keep 90"));
        assertEquals(90, console.desk().preferences().number(Keys.KEPT_DAYS, 0).get());
    }

    @Test
    void aBackupShowsThatItIsUnderWayAndHowItEnded(FxRobot robot) throws TimeoutException {
        console.files().answerNext(FILE);
        robot.interact(() -> console.history().hold());
        robot.clickOn("#data-backup");
        await(() -> text(robot, "#data-result").equals("Writing " + FILE + "…"));
        assertTrue(robot.lookup("#data-busy").query().isVisible());
        assertTrue(robot.lookup("#data-restore").query().isDisabled());
        robot.interact(() -> console.history().release());
        await(() -> text(robot, "#data-result").equals("Written and checked: " + FILE + " – 1,204 pushes, 46.9 MB"));
        assertFalse(robot.lookup("#data-restore").query().isDisabled());
    }

    @Test
    void aBackupThatFailedIsSaidInBothLanguages(FxRobot robot) throws TimeoutException {
        console.files().answerNext(FILE);
        robot.interact(() -> console.history().answerNext(new ArchiveAnswer.Failed(ArchiveProblem.DISK_FULL, "")));
        robot.clickOn("#data-backup");
        await(() -> text(robot, "#data-result")
                .equals(FILE + " could not be written: the disk is full; free some space, then try again"));
        speakChinese(robot);
        await(() -> text(robot, "#data-result").equals("无法写入 " + FILE + "：磁盘已满；请释放空间后重试"));
    }

    @Test
    void whatTheSystemSaysFollowsTheReason(FxRobot robot) throws TimeoutException {
        console.files().answerNext(FILE);
        robot.interact(
                () -> console.history().answerNext(new ArchiveAnswer.Failed(ArchiveProblem.OTHER, "Stale handle")));
        robot.clickOn("#data-backup");
        await(() -> text(robot, "#data-result")
                .equals(FILE + " could not be written: the system refused it (Stale handle)"));
        speakChinese(robot);
        await(() -> text(robot, "#data-result").equals("无法写入 " + FILE + "：系统拒绝了操作（Stale handle）"));
    }

    @ParameterizedTest
    @EnumSource(ArchiveProblem.class)
    void everyReasonHasWordsInBothLanguages(ArchiveProblem problem) {
        Texts texts = new Texts();
        for (Locale language : Texts.LANGUAGES) {
            texts.languageProperty().set(language);
            String words = DataSettings.words(texts, new ArchiveAnswer.Failed(problem, ""));
            assertEquals(language.equals(Locale.ENGLISH), words.chars().allMatch(each -> each < 0x80), words);
        }
    }

    private void speakChinese(FxRobot robot) {
        robot.interact(() ->
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("zh"));
    }

    @Test
    void aRestoreAsksFirstAndStopsTheServerOnlyThen(FxRobot robot) throws TimeoutException {
        console.files().answerNext(FILE);
        robot.clickOn("#data-restore");
        await(() -> robot.lookup("#dialog-action").tryQuery().isPresent());
        assertEquals("Stop and restore", text(robot, "#dialog-action"));
        assertTrue(
                robot.lookup(".dialog-text").queryAs(Labeled.class).getText().contains("3 clients are disconnected"));
        assertFalse(gate.calls().contains("shut 1001"));
        robot.type(KeyCode.ENTER);
        await(() -> text(robot, "#data-result").startsWith("Everything is as it was in " + FILE));
        assertTrue(gate.calls().contains("shut 1001"));
        assertEquals("open 8080 8081", gate.calls().getLast());
    }

    @Test
    void givingUpChangesNothing(FxRobot robot) throws TimeoutException {
        console.files().answerNext(FILE);
        robot.clickOn("#data-restore");
        await(() -> robot.lookup("#dialog-action").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup("#dialog-action").tryQuery().isEmpty());
        assertTrue(console.history().calls().stream().noneMatch(call -> call.startsWith("restore")));
    }
}
