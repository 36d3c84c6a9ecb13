package io.pushdeck.console.clients;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static io.pushdeck.console.testing.Look.isThere;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.testing.Rows;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleDesk;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
class ClientsPageUiTest {
    private static final ClientId MEI = new ClientId("c-00000");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test, by open
    private SampleDesk sample;

    @Start
    void open(Stage stage) {
        sample = new SampleDesk(Sample.snapshot(100), folder);
        sample.show(stage, new ClientsPage(sample.desk(), new Region()), 1_100, 720);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void searchNarrowsDownAndEscapeClearsIt(FxRobot robot) {
        robot.clickOn("#clients-search").write("reception 10.2.0.1");
        awaitInWindow(() -> names(robot).contains("Reception tablet")
                && table(robot).getItems().size() < 10);
        robot.type(KeyCode.ESCAPE);
        awaitInWindow(() -> table(robot).getItems().size() == 100);
    }

    @Test
    void aSearchWithoutMatchOffersToClearIt(FxRobot robot) {
        robot.clickOn("#clients-search").write("nobody is called so");
        awaitInWindow(() -> table(robot).getItems().isEmpty());
        robot.clickOn("#clients-clear-filters");
        awaitInWindow(() -> table(robot).getItems().size() == 100);
    }

    @Test
    void aHeaderSortsByWhatRowsHold(FxRobot robot) {
        robot.clickOn("#clients-column-sent").clickOn("#clients-column-sent");
        awaitInWindow(() -> {
            List<Long> sent = table(robot).getItems().stream()
                    .map(row -> row.trafficProperty().get().sentMessages())
                    .toList();
            return sent.equals(
                    sent.stream().sorted(java.util.Comparator.reverseOrder()).toList());
        });
        assertEquals(
                "sent:down",
                sample.desk().preferences().text("clients.sort", "").get());
    }

    @Test
    void theKeyboardAddsToAGroup(FxRobot robot) {
        robot.clickOn(Rows.client(1)).type(KeyCode.G);
        awaitInWindow(() -> robot.lookup("#picker-search").tryQuery().isPresent());
        robot.write("ware").type(KeyCode.ENTER);
        awaitInWindow(() ->
                sample.backend().edits().equals(List.of(new GroupEdit.Join(Sample.WAREHOUSE.id(), Set.of(MEI)))));
    }

    @Test
    void theKeyboardRenames(FxRobot robot) {
        robot.clickOn(Rows.client(1)).type(KeyCode.F2);
        awaitInWindow(() -> robot.lookup("#dialog-field").tryQuery().isPresent());
        robot.write("Front door").type(KeyCode.ENTER);
        awaitInWindow(() -> sample.desk().mirror().nameOf(MEI).equals("Front door"));
    }

    @Test
    void theKeyboardDisconnects(FxRobot robot) {
        robot.clickOn(Rows.client(1)).type(KeyCode.DELETE);
        awaitInWindow(() -> !sample.desk().mirror().isOnline(MEI));
    }

    @Test
    void severalAreDisconnectedOnlyAfterAQuestion(FxRobot robot) {
        robot.clickOn(Rows.client(1))
                .press(KeyCode.SHIFT)
                .clickOn(Rows.client(3))
                .release(KeyCode.SHIFT);
        robot.type(KeyCode.DELETE);
        awaitInWindow(() -> robot.lookup("#dialog-action").tryQuery().isPresent());
        assertEquals(100, sample.desk().mirror().clients().size());
        robot.clickOn("#dialog-action");
        awaitInWindow(() -> sample.desk().mirror().clients().size() == 97);
    }

    @Test
    void enterOpensTheDetailsAndEscapeClosesThem(FxRobot robot) {
        robot.clickOn(Rows.client(2)).type(KeyCode.ENTER);
        awaitInWindow(() -> isThere(robot, "#clients-drawer"));
        robot.type(KeyCode.ESCAPE);
        awaitInWindow(() -> !isThere(robot, "#clients-drawer"));
    }

    @Test
    void theSelectionSurvivesAThousandChangesAFilterAndASort(FxRobot robot) {
        robot.clickOn(Rows.client(2))
                .press(KeyCode.CONTROL)
                .clickOn(Rows.client(5))
                .release(KeyCode.CONTROL);
        Set<String> chosen = chosen(robot);
        robot.clickOn("#clients-column-sent");
        for (int i = 0; i < 100; i++) {
            List<HubEvent> batch = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                batch.add(new HubEvent.SessionOpened(Sample.session(200 + i * 5 + j), Sample.NOW));
            }
            for (int j = 0; i > 0 && j < 5; j++) {
                batch.add(new HubEvent.SessionClosed(
                        Sample.session(200 + (i - 1) * 5 + j),
                        new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT),
                        Sample.NOW));
            }
            robot.interact(() -> sample.backend().emit(batch.toArray(HubEvent[]::new)));
        }
        assertEquals(chosen, chosen(robot));
        robot.clickOn("#clients-search").write("nobody");
        awaitInWindow(() -> table(robot).getItems().isEmpty());
        robot.type(KeyCode.ESCAPE);
        awaitInWindow(() -> chosen(robot).equals(chosen));
    }

    private static Set<String> chosen(FxRobot robot) {
        return new java.util.HashSet<>(table(robot).getSelectionModel().getSelectedItems().stream()
                .map(row -> row.client().value())
                .toList());
    }

    private static List<String> names(FxRobot robot) {
        return table(robot).getItems().stream()
                .map(row -> row.nameProperty().get())
                .toList();
    }

    private static TableView<ClientRow> table(FxRobot robot) {
        return robot.lookup("#clients-table").queryTableView();
    }
}
