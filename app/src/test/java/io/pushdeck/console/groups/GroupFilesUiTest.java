package io.pushdeck.console.groups;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
class GroupFilesUiTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(20), folder);
        sample.show(stage, new GroupsPage(sample.desk(), sample.groupFiles()), 900, 640);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void anImportSaysWhatItWouldDoAndIsOneEdit(FxRobot robot) throws IOException {
        List<String> before = names();
        take(robot, """
                group,client,name,colour
                Dock,c-00002,,pink
                Dock,,Oskar Berg,
                warehouse,c-00002,,
                warehouse,c-00001,,
                Dock,never-seen,,
                Dock,,Nobody,
                ,c-00002,,
                """);
        awaitInWindow(() -> !report(robot).isEmpty());
        assertEquals(
                List.of(
                        "1 new group: Dock (2)",
                        "1 group gets more members: Warehouse (+1)",
                        "1 is a member already",
                        "1 client id was never seen here: never-seen",
                        "1 name not found: Nobody",
                        "Line 8: the name of the group is missing. c-00002"),
                report(robot));
        robot.type(KeyCode.ENTER);
        awaitInWindow(() -> names().contains("Dock"));
        assertEquals(1, sample.backend().edits().size());
        assertTrue(members("Dock").equals(Set.of(new ClientId("c-00002"), new ClientId("c-00003"))));
        awaitInWindow(() -> said(robot, "1 new group, 3 new members"));
        robot.clickOn("#toast-action");
        awaitInWindow(() -> names().equals(before));
        assertTrue(!members("Warehouse").contains(new ClientId("c-00002")));
    }

    @Test
    void idsThatWereNeverSeenAreTakenWhenTheOperatorSaysSo(FxRobot robot) throws IOException {
        take(robot, "Warehouse,never-seen,\n");
        awaitInWindow(() -> robot.lookup("#dialog-action").query().isDisabled());
        assertEquals("Nothing would change.", report(robot).getFirst());
        robot.clickOn("#groups-import-unknown");
        awaitInWindow(() -> !robot.lookup("#dialog-action").query().isDisabled());
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> members("Warehouse").contains(new ClientId("never-seen")));
    }

    @Test
    void aRefusedImportChangesNothing(FxRobot robot) throws IOException {
        take(robot, "Yard,c-00002,\nDock,c-00002,\n");
        awaitInWindow(() -> !report(robot).isEmpty());
        List<String> before = names();
        sample.backend().refuseNextEdit();
        robot.clickOn("#dialog-action");
        awaitInWindow(
                () -> said(robot, "The change could not be saved to disk, so nothing was changed. Is the disk full?"));
        assertEquals(before, names());
        assertEquals("", sample.desk().edits().undoLabelProperty().get());
    }

    @Test
    void whatIsNoTextIsRefusedInWords(FxRobot robot) throws IOException {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, "分组,c-1,\n".getBytes(Charset.forName("GBK")));
        sample.files().answerNext(file);
        choose(robot, "Import groups…");
        awaitInWindow(() -> said(robot, file + " is not UTF-8 text. Save it as “CSV UTF-8” and import it again."));
        assertTrue(robot.lookup("#dialog").tryQuery().isEmpty());
    }

    @Test
    void allGroupsAreWrittenAndReadBackWithoutAnyChange(FxRobot robot) throws IOException {
        for (String ending : List.of("csv", "json")) {
            Path file = folder.resolve("out." + ending);
            sample.files().answerNext(file);
            choose(robot, "Export all groups as " + ending.toUpperCase(Locale.ROOT) + "…");
            awaitInWindow(() -> said(robot, "Written to " + file));
            sample.files().answerNext(file);
            choose(robot, "Import groups…");
            awaitInWindow(() -> !report(robot).isEmpty());
            assertEquals("Nothing would change.", report(robot).getFirst());
            assertEquals(2, report(robot).size(), "nothing but how many are members already");
            robot.type(KeyCode.ESCAPE);
            awaitInWindow(() -> robot.lookup("#dialog").tryQuery().isEmpty());
        }
        assertEquals(List.<GroupEdit>of(), sample.backend().edits());
    }

    private void take(FxRobot robot, String text) throws IOException {
        Path file = folder.resolve("people.csv");
        Files.writeString(file, text);
        sample.files().answerNext(file);
        choose(robot, "Import groups…");
    }

    private static void choose(FxRobot robot, String item) {
        robot.interact(() -> {
            MenuButton more = robot.lookup("#groups-page-more").queryAs(MenuButton.class);
            more.getItems().stream()
                    .filter(each -> item.equals(each.getText()))
                    .findFirst()
                    .ifPresent(MenuItem::fire);
        });
    }

    private static List<String> report(FxRobot robot) {
        return robot.lookup("#groups-import-report .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private static boolean said(FxRobot robot, String words) {
        return robot.lookup("#toasts .label").queryAllAs(Labeled.class).stream()
                .anyMatch(label -> words.equals(label.getText()));
    }

    private List<String> names() {
        return sample.desk().mirror().groups().stream()
                .map(row -> row.groupProperty().get().name())
                .toList();
    }

    private Set<ClientId> members(String group) {
        return sample.desk().mirror().groups().stream()
                .filter(row -> row.groupProperty().get().name().equals(group))
                .map(row -> sample.desk().mirror().membersOf(row.id()))
                .findFirst()
                .orElseThrow();
    }
}
