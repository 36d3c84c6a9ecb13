package io.pushdeck.console.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// No word of the console is cut short, on no page, in neither language: at the usual size, and on a small screen of
/// 200 %.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class NoTextIsCutUiTest {
    /// What shows names, and what people wrote: those may be longer than any window.
    private static final Set<String> NAMES = Set.of(
            "group-name",
            "group-chip",
            "members-title",
            "sent-title",
            "planned-title",
            "history-title",
            "history-first",
            "conversation-last",
            "push-subtitle");

    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        console = new FakeConsole(
                folder.resolve(Long.toString(System.nanoTime())), Cast.snapshot(60, Instant.now()), new FakeGate());
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    private static Map<String, Pose> pages() {
        Map<String, Pose> pages = new LinkedHashMap<>();
        pages.put("clients", Pose.clients());
        pages.put("slow", Pose.slow());
        pages.put("people", PeoplePose.list());
        pages.put("inbox", InboxPose.conversation());
        pages.put("activity", Pose.activity());
        pages.put("history", HistoryPose.list());
        pages.put("push", HistoryPose.push());
        pages.put("planned", PlannedPose.list());
        pages.put("dashboard", DashboardPose.empty());
        pages.put("rehearsal", RehearsalPose.connecting());
        for (SettingsPart part : SettingsPart.values()) {
            pages.put("settings " + part, Pose.at(new Destination.Settings(part)));
        }
        pages.put("groups", SmartPose.page());
        return pages;
    }

    @ParameterizedTest
    @CsvSource({"zh, 1280, 800", "zh, 960, 540", "en, 1280, 800"})
    void onNoPage(String language, int width, int height, FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set(language);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        List<String> cut = new ArrayList<>();
        for (Map.Entry<String, Pose> page : pages().entrySet()) {
            page.getValue().strike(robot, console);
            Photograph.settle(robot, stage.getScene());
            robot.interact(() -> CutTexts.in(stage.getScene().getRoot()).stream()
                    .filter(line -> NAMES.stream().noneMatch(line::contains))
                    .forEach(line -> cut.add(page.getKey() + ": " + line)));
        }
        assertEquals(List.of(), cut);
    }
}
