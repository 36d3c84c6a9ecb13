package io.pushdeck.console.walk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.walk.PackagedConsole.Shown;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/// The script for new users, `assets/docs/first-ten-tasks.md`, done in the packaged console by a mouse that counts its
/// clicks.
@Needs({SystemPart.DISPLAY, SystemPart.CHROMIUM})
class FirstTasksIT {
    private static final Path SCRIPT = Path.of("..", "assets", "docs", "first-ten-tasks.md");
    private static final Pattern TASK = Pattern.compile("\\| (\\d+) \\| .* \\| (\\d+) \\|");

    @TempDir
    Path folder;

    private PackagedConsole console;
    private Operator operator;
    private Chromium anna;
    private Chromium ben;

    @BeforeEach
    void openEverything() throws Exception {
        Path pictures = Files.createDirectories(
                Path.of(System.getProperty("pushdeck.output")).resolve("first-tasks"));
        Path home = Files.createDirectory(folder.resolve("home"));
        int http = choosePorts(home);
        console = PackagedConsole.start(home, pictures);
        operator = new Operator(console, pictures);
        operator.sees("#server-status", "Listening");
        anna = Chromium.start();
        ben = Chromium.start();
        anna.open("http://localhost:" + http + "/?name=Anna");
        ben.open("http://localhost:" + http + "/?name=Ben");
    }

    /// @return the one of the receiver page
    private static int choosePorts(Path home) throws IOException {
        try (ServerSocket webSocket = new ServerSocket(0);
                ServerSocket http = new ServerSocket(0)) {
            Files.write(
                    home.resolve("console.properties"),
                    List.of(
                            "language=en",
                            "theme=light",
                            "server.websocket-port=" + webSocket.getLocalPort(),
                            "server.http-port=" + http.getLocalPort()));
            return http.getLocalPort();
        }
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {anna, ben, console}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void eachTaskTakesNoMoreClicksThanTheScriptSays() throws IOException {
        Map<Integer, Integer> clicks = allowed();
        List<Runnable> tasks = List.of(
                this::readTheCards,
                this::seeWhoIsThere,
                this::makeAGroup,
                this::putAnnaIntoIt,
                this::pushToBen,
                this::pushToTheGroup,
                this::takeAPushBack,
                this::answerAQuestion,
                this::findWhoDidNotReadIt,
                this::findDarkerColours);
        for (int task = 1; task <= tasks.size(); task++) {
            int before = operator.clicks();
            tasks.get(task - 1).run();
            operator.picture("task-" + task);
            int taken = operator.clicks() - before;
            Integer most = clicks.get(task);
            assertTrue(most != null && taken <= most, "Task " + task + " took " + taken + " clicks of " + most);
        }
    }

    private static Map<Integer, Integer> allowed() throws IOException {
        Map<Integer, Integer> clicks = new HashMap<>();
        for (String line : Files.readAllLines(SCRIPT)) {
            Matcher task = TASK.matcher(line);
            if (task.matches()) {
                clicks.put(Integer.parseInt(task.group(1)), Integer.parseInt(task.group(2)));
            }
        }
        return clicks;
    }

    private void readTheCards() {
        for (String card : List.of("clients", "groups", "push", "receipts")) {
            operator.sees("#tour-" + card);
            operator.click(operator.sees("#dialog-action"));
        }
        operator.nowhere("#dialog", "");
        operator.sees("#server-status", "Listening");
    }

    private void seeWhoIsThere() {
        operator.sees(".table-row-cell", "Anna");
        operator.sees(".table-row-cell", "Ben");
    }

    private void makeAGroup() {
        operator.click(operator.sees("#groups-new"));
        operator.sees("#dialog-field");
        operator.type("ops\n");
        operator.sees(".group-cell", "ops");
    }

    private void putAnnaIntoIt() {
        operator.dragOver(operator.sees(".table-row-cell", "Anna"), operator.sees(".group-cell", "ops"));
        operator.sees("#drag-ghost", "+1 to ops");
        operator.letGo();
        operator.sees(".table-row-cell .group-chip", "ops");
    }

    private void pushToBen() {
        operator.click(operator.sees(".table-row-cell", "Ben"));
        operator.press(KeyEvent.VK_P);
        operator.sees(".recipient-chip", "Ben");
        operator.type("only for ben");
        operator.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        operator.sees("#compose-result");
        awaitCard(ben, "only for ben");
    }

    private void pushToTheGroup() {
        // Whoever is away did not read it.
        anna.driver().close();
        operator.nowhere(".table-row-cell", "Anna");
        operator.click(operator.sees(".recipient-chip .chip-remove"));
        operator.nowhere(".recipient-chip", "Ben");
        operator.dragOver(operator.sees(".group-cell", "ops"), operator.sees("#compose-recipients"));
        operator.letGo();
        operator.sees(".recipient-chip", "ops");
        write("for the group");
        operator.click(operator.sees("#compose-push", "Push"));
        operator.sees("#compose-text", text -> !text.contains("for the group"));
        operator.nowhere("#departures", "for the group");
    }

    private void takeAPushBack() {
        write("by mistake");
        operator.click(operator.sees("#compose-push", "Push"));
        operator.click(operator.seesAtRest("#departures .sending-undo"));
        operator.sees("#compose-text", "by mistake");
    }

    private void answerAQuestion() {
        ben.byId("message").sendKeys("a question from ben\n");
        operator.click(operator.sees("#nav-inbox"));
        operator.click(operator.sees("#inbox-list .list-cell", "a question from ben"));
        operator.click(operator.sees("#inbox-answer"));
        operator.type("the answer");
        operator.press(KeyEvent.VK_ENTER);
        awaitCard(ben, "the answer");
    }

    private void findWhoDidNotReadIt() {
        operator.click(operator.sees("#nav-history"));
        Shown push = operator.sees(".history-cell", "for the group");
        operator.nowhere(".history-cell", "by mistake");
        operator.click(push);
        operator.click(operator.sees("#push-stage-queued"));
        operator.sees("#push-recipients .table-row-cell", "Anna");
    }

    private void findDarkerColours() {
        operator.press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
        operator.sees(".picker");
        operator.type("dark\n");
        operator.sees(".theme-dark");
    }

    private void write(String text) {
        // What became of the last push may lie over the rest of the field.
        operator.clickFirstLine(operator.sees("#compose-text"));
        operator.type(text);
        operator.sees("#compose-text", text);
    }

    private static void awaitCard(Chromium page, String title) {
        page.await(
                "the page shows " + title,
                driver -> driver.findElements(By.cssSelector("#feed .pushdeck-card")).stream()
                        .anyMatch(card -> title.equals(card.getDomAttribute("aria-label"))));
    }
}
