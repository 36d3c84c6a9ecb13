package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Look;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
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
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
class ProfilesUiTest {
    private static final int MOST_STOPS = 60;

    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;
    private Path school;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path own = Files.createTempDirectory(folder, "desk");
        school = own.resolve("school");
        console = new FakeConsole(own, Sample.snapshot(3), new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void aProfileIsMadeAndOpenedByMouse(FxRobot robot) throws Exception {
        go(robot);
        assertEquals("Pushdeck", stage.getTitle(), "one profile needs no name");
        assertFalse(Look.isInSight(robot, "#server-profile"));
        robot.clickOn("#profile-new");
        Look.await(() -> Look.isInSight(robot, "#profile-name"));
        robot.clickOn("#profile-name").write("School");
        assertEquals("/home/operator/.local/share/pushdeck-profiles/School", Look.typed(robot, "#profile-folder"));
        console.files().answerNext(school);
        robot.clickOn("#profile-browse");
        Look.await(() -> Look.typed(robot, "#profile-folder").equals(school.toString()));
        assertTrue(
                Look.text(robot, "#profile-note").contains("ports 8082 and 8083"), Look.text(robot, "#profile-note"));
        robot.clickOn("#dialog-action");
        Look.await(() -> Look.isInSight(robot, "#profile-row-1"));
        List<String> first = Files.readAllLines(school.resolve("console.properties"));
        assertTrue(first.contains("server.websocket-port=8082") && first.contains("server.http-port=8083"));
        assertTrue(first.contains("language=en") && first.contains("tour.seen=true"), first.toString());
        assertEquals("Default – Pushdeck", stage.getTitle());
        assertEquals("Default", Look.text(robot, "#server-profile"));
        assertEquals("Not opened yet", Look.text(robot, "#profile-opened-1"));
        Look.await(() -> Look.isInSight(robot, "#toast-action"));
        robot.clickOn("#toast-action");
        Look.await(() -> console.neighbours().calls().equals(List.of("start school")));
        Look.await(() -> Look.text(robot, "#profile-state-1").equals("Running"));
        robot.clickOn("#profile-open-1");
        Look.await(() -> console.neighbours().calls().getLast().equals("show school"));
        assertFalse(console.hasEnded());
        assertEquals(
                List.of("operator add profile " + school, "operator open profile", "operator open profile"),
                console.audit().told());
    }

    @Test
    void theFormSaysWhatCannotBeAsItIsTyped(FxRobot robot) throws Exception {
        list(robot);
        go(robot);
        robot.clickOn("#profile-new");
        Look.await(() -> Look.isInSight(robot, "#profile-name"));
        assertEquals("", Look.text(robot, "#profile-folder-problem"), "nothing was typed yet");
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn("#profile-name").write("school");
        Look.await(() -> says(robot, "There is another profile of this name"));
        robot.write(" 2");
        Look.await(() -> !says(robot, "There is another profile of this name"));
        type(robot, "#profile-folder", school.resolve("inner").toString());
        Look.await(() -> Look.text(robot, "#profile-folder-problem")
                .equals("This is inside the folder of “School”. Choose a folder beside it."));
        assertTrue(robot.lookup("#dialog-action").query().isDisabled());
        type(robot, "#profile-folder", "hall");
        Look.await(() -> Look.text(robot, "#profile-folder-problem").equals("Type the whole path, from the beginning"));
        type(robot, "#profile-folder", school.resolveSibling("hall").toString());
        Look.await(() -> Look.text(robot, "#profile-folder-problem").isEmpty());
        assertFalse(robot.lookup("#dialog-action").query().isDisabled());
    }

    @Test
    void aProfileIsRenamedForgottenAndPutBackByMouse(FxRobot robot) throws Exception {
        list(robot);
        go(robot);
        assertFalse(Look.isInSight(robot, "#profile-forget-0"), "the default one stays");
        robot.clickOn("#profile-rename-1");
        Look.await(() -> Look.isInSight(robot, "#dialog"));
        robot.write("Evening school").type(KeyCode.ENTER);
        Look.await(() -> Look.text(robot, "#profile-name-1").equals("Evening school"));
        robot.clickOn("#profile-forget-1");
        Look.await(() -> !Look.isInSight(robot, "#profile-row-1"));
        assertEquals("Pushdeck", stage.getTitle());
        Look.await(() -> Look.isInSight(robot, "#toast-action"));
        robot.clickOn("#toast-action");
        Look.await(() -> Look.isInSight(robot, "#profile-row-1"));
        assertEquals("Evening school", Look.text(robot, "#profile-name-1"));
        assertEquals(
                List.of("rename profile", "forget profile", "add profile"),
                console.audit().told().stream()
                        .map(each -> each.replace("operator ", "").replace(" " + school, ""))
                        .toList());
    }

    @Test
    void switchingAsksBecauseOfThoseWhoAreConnected(FxRobot robot) throws Exception {
        list(robot);
        go(robot);
        robot.clickOn("#profile-switch-1");
        Look.await(() -> Look.isInSight(robot, "#quit-keep"));
        assertEquals(List.of("start school"), console.neighbours().calls());
        assertFalse(console.hasEnded());
        robot.clickOn("#dialog-cancel");
        Look.await(() -> !Look.isInSight(robot, "#dialog"));
        assertEquals("Running", Look.text(robot, "#profile-state-1"));
        robot.clickOn("#profile-switch-1");
        Look.await(() -> Look.isInSight(robot, "#quit-keep"));
        robot.clickOn("#dialog-action");
        Look.await(() -> console.hasEnded());
    }

    @Test
    void whatDoesNotStartSaysWhy(FxRobot robot) throws Exception {
        list(robot);
        console.neighbours().fail("no such Java");
        go(robot);
        robot.clickOn("#profile-switch-1");
        Look.await(() -> says(robot, "“School” did not start: no such Java"));
        assertFalse(console.hasEnded());
        assertFalse(Look.isInSight(robot, "#dialog"));
        Files.delete(school);
        robot.clickOn("#profile-open-1");
        Look.await(() -> says(
                robot,
                "“School” was not opened: " + school
                        + " is not there. Connect the disk it is on, or take the profile off the list."));
        assertFalse(Files.exists(school), "nothing is made in its place");
    }

    @Test
    void everythingGoesByKeyboardAlone(FxRobot robot) throws Exception {
        palette(robot, "new profile");
        Look.await(() -> Look.isInSight(robot, "#profile-name"));
        robot.write("School").type(KeyCode.TAB);
        robot.push(KeyCode.CONTROL, KeyCode.A).write(school.toString()).type(KeyCode.ENTER);
        Look.await(() -> stage.getTitle().equals("Default – Pushdeck"));
        palette(robot, "open profile school");
        Look.await(() -> console.neighbours().calls().equals(List.of("start school")));
        palette(robot, "settings profiles");
        Look.await(() -> Look.isInSight(robot, "#profile-row-1"));
        tabTo(robot, "profile-rename-1");
        robot.type(KeyCode.SPACE);
        Look.await(() -> Look.isInSight(robot, "#dialog"));
        robot.write("Hall").type(KeyCode.ENTER);
        Look.await(() -> Look.text(robot, "#profile-name-1").equals("Hall"));
        tabTo(robot, "profile-open-1");
        robot.type(KeyCode.SPACE);
        Look.await(() -> console.neighbours().calls().getLast().equals("show school"));
        tabTo(robot, "profile-forget-1");
        robot.type(KeyCode.SPACE);
        Look.await(() -> !Look.isInSight(robot, "#profile-row-1"));
        assertEquals("profile-new", focused(), "the focus stays in the list");
        robot.type(KeyCode.SPACE);
        Look.await(() -> Look.isInSight(robot, "#profile-name"));
        robot.type(KeyCode.ESCAPE);
        Look.await(() -> !Look.isInSight(robot, "#dialog"));
    }

    @Test
    void aListThatCannotBeReadIsToldAndReadAgainOnceItIsMended(FxRobot robot) throws Exception {
        list(robot);
        Path file = console.profiles().file();
        String good = Files.readString(file);
        Files.writeString(file, good.replace("1.name", "1.nome"));
        go(robot);
        Look.await(() -> Look.isInSight(robot, "#profile-trouble"));
        assertTrue(says(
                robot,
                file + " cannot be understood: nothing is known of 1.nome. Correct the file, or move it away to begin a"
                        + " new list. Until then nothing can be changed here, and nothing of it is lost."));
        assertTrue(robot.lookup("#profile-new").query().isDisabled());
        assertTrue(robot.lookup("#profile-forget-1").query().isDisabled());
        Files.writeString(file, good);
        robot.clickOn("#profile-retry");
        Look.await(() -> !Look.isInSight(robot, "#profile-trouble"));
        assertFalse(robot.lookup("#profile-new").query().isDisabled());
        assertEquals("School", Look.text(robot, "#profile-name-1"));
    }

    @Test
    void aFolderThatIsInNoProfileIsTheNameOfTheWindowAndIsAddedByOneClick(FxRobot robot) throws Exception {
        FakeConsole[] fair = new FakeConsole[1];
        robot.interact(() -> {
            console.close();
            fair[0] = new FakeConsole(
                    school.resolveSibling("other"), Sample.snapshot(0), new FakeGate(), Path.of("/srv/fair"));
            fair[0].desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
            fair[0].show(stage);
        });
        console = fair[0];
        assertEquals("fair – Pushdeck", stage.getTitle());
        assertEquals("fair", Look.text(robot, "#server-profile"));
        go(robot);
        robot.clickOn("#profile-add");
        Look.await(() -> Look.isInSight(robot, "#profile-row-1"));
        Look.await(() -> !Look.isInSight(robot, "#profile-add"));
        assertEquals("This window", Look.text(robot, "#profile-state-1"));
        Look.await(() -> Look.isInSight(robot, "#toast-action"));
        robot.clickOn("#toast-action");
        Look.await(() -> Look.isInSight(robot, "#profile-add"));
        assertFalse(Look.isInSight(robot, "#profile-row-1"));
    }

    @Test
    void theSettingsSearchFindsAProfileByItsName(FxRobot robot) throws Exception {
        list(robot);
        go(robot);
        robot.clickOn("#settings-search").write("school");
        Look.await(() -> Look.isInSight(robot, "#settings-found") && Look.isInSight(robot, "#profile-row-1"));
        assertFalse(Look.isInSight(robot, "#profile-new"));
    }

    @Test
    void viewersSeeTheNameAndOpenNothing(FxRobot robot) throws Exception {
        list(robot);
        go(robot);
        robot.interact(() -> console.desk().roles().lock().secure("2468", () -> {}));
        robot.interact(() -> console.desk().roles().lock().lock());
        Look.await(() -> !Look.isInSight(robot, "#profiles-settings"));
        assertEquals("Default", Look.text(robot, "#server-profile"));
        assertEquals("Default – Pushdeck", stage.getTitle());
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Look.await(() -> Look.isInSight(robot, "#picker-list"));
        ListView<?> offered = robot.lookup("#picker-list").queryAs(ListView.class);
        assertFalse(offered.getItems().stream().anyMatch(each -> each.toString().contains("Open profile")));
        assertFalse(offered.getItems().stream().anyMatch(each -> each.toString().contains("New profile")));
    }

    /// Lists a second profile, whose folder is there.
    private void list(FxRobot robot) throws IOException {
        Files.createDirectories(school);
        robot.interact(() -> console.profiles().add(Profile.of("School", school), done -> {}));
    }

    private void type(FxRobot robot, String id, String words) {
        robot.clickOn(id).push(KeyCode.CONTROL, KeyCode.A).write(words);
    }

    private void tabTo(FxRobot robot, String id) {
        for (int stop = 0; stop < MOST_STOPS && !focused().equals(id); stop++) {
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(id, focused());
    }

    private String focused() {
        Node owner = stage.getScene().getFocusOwner();
        return owner == null || owner.getId() == null ? "" : owner.getId();
    }

    private void palette(FxRobot robot, String words) throws TimeoutException {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        Look.await(() -> Look.isInSight(robot, "#picker-list"));
        robot.write(words).type(KeyCode.ENTER);
        Look.await(() -> !Look.isInSight(robot, "#picker-list"));
    }

    private void go(FxRobot robot) throws Exception {
        robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.PROFILES)));
        Look.await(() -> Look.isInSight(robot, "#profiles-settings"));
    }

    private static boolean says(FxRobot robot, String words) {
        return robot.lookup(words).tryQuery().isPresent();
    }
}
