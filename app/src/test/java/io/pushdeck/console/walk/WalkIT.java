package io.pushdeck.console.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.walk.PackagedConsole.Shown;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The main job from end to end, nothing faked: the packaged console in a real window, three pages in real browsers, a
/// real mouse. Uses the default ports, since the tutorial's page names 8080. Pictures stay in `target/walk`.
@Needs({SystemPart.DISPLAY, SystemPart.CHROMIUM})
class WalkIT {
    private static final Path PICTURES = Path.of(System.getProperty("pushdeck.output"));
    private static final String RECEIVER = "http://localhost:8081/?name=";

    @TempDir
    Path folder;

    private PackagedConsole console;
    private Operator operator;
    private Chromium anna;
    private Chromium ben;
    private Chromium tutorial;

    @BeforeEach
    void openEverything() throws Exception {
        Files.createDirectories(PICTURES);
        console = PackagedConsole.start(folder.resolve("home"), PICTURES);
        operator = new Operator(console, PICTURES);
        anna = Chromium.start();
        ben = Chromium.start();
        tutorial = Chromium.start();
    }

    @AfterEach
    void closeEverything() throws Exception {
        for (AutoCloseable each : new AutoCloseable[] {anna, ben, tutorial, console}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void anOperatorDoesTheWholeJobOnRealBrowsers() throws Exception {
        operator.sees("#server-status", "Listening");
        operator.picture("listening-nobody-there");
        takeTheTour();
        connectThreePages();
        dragAnnaOntoAGroup();
        pushToBenAlone();
        pushToTheGroup();
        pushToEveryone();
        eachPageShowsWhatItShouldAndNothingElse();
        answerBen();
        closeBen();
    }

    private void takeTheTour() {
        for (String card : List.of("clients", "groups", "push", "receipts")) {
            operator.sees("#tour-" + card);
            operator.press(KeyEvent.VK_ENTER);
        }
    }

    private void connectThreePages() {
        anna.open(RECEIVER + "Anna");
        ben.open(RECEIVER + "Ben");
        tutorial.open(Path.of("src/test/resources/walk/tutorial.html").toUri().toString());
        operator.sees(".table-row-cell", "Anna");
        operator.sees(".table-row-cell", "Ben");
        operator.sees(".table-row-cell", "guest-");
        anna.awaitText("status-label", "Live");
        ben.awaitText("status-label", "Live");
        assertEquals(3, rows().size(), rows()::toString);
        operator.picture("three-pages-connected");
    }

    private void dragAnnaOntoAGroup() {
        operator.click(operator.sees("#groups-new"));
        operator.sees("#dialog-field");
        operator.type("ops\n");
        Shown group = operator.sees(".group-cell", "ops");
        operator.picture("group-created");
        operator.dragOver(operator.sees(".table-row-cell", "Anna"), group);
        operator.sees("#drag-ghost", "+1 to ops");
        operator.picture("drag-over-the-group");
        operator.letGo();
        operator.sees(".table-row-cell .group-chip", "ops");
        operator.sees(".group-cell", "1");
        operator.picture("anna-is-in-ops");
    }

    private void pushToBenAlone() {
        operator.click(operator.sees(".table-row-cell", "Ben"));
        operator.press(KeyEvent.VK_P);
        operator.sees(".recipient-chip", "Ben");
        write("only for ben");
        operator.picture("written-for-ben");
        operator.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        operator.sees("#compose-result");
        awaitShown(ben, List.of("only for ben"));
        operator.picture("pushed-to-ben");
    }

    private void pushToTheGroup() {
        operator.click(operator.sees(".recipient-chip .chip-remove"));
        operator.nowhere(".recipient-chip", "Ben");
        operator.dragOver(operator.sees(".group-cell", "ops"), operator.sees("#compose-recipients"));
        operator.picture("group-dragged-onto-the-composer");
        operator.letGo();
        operator.sees(".recipient-chip", "ops");
        write("for the group");
        operator.click(operator.sees("#compose-push", "Push to 1"));
        awaitShown(anna, List.of("for the group"));
        operator.picture("pushed-to-the-group");
    }

    private void pushToEveryone() {
        operator.click(operator.sees(".recipient-chip .chip-remove"));
        operator.nowhere(".recipient-chip", "ops");
        operator.dragOver(operator.sees("#groups-list .group-cell", "Everyone"), operator.sees("#compose-recipients"));
        operator.letGo();
        operator.sees(".recipient-chip", "Everyone");
        write("for all");
        operator.click(operator.sees("#compose-push", "Push to 3"));
        operator.picture("pushed-to-everyone");
    }

    private void eachPageShowsWhatItShouldAndNothingElse() {
        awaitShown(anna, List.of("for all", "for the group"));
        awaitShown(ben, List.of("for all", "only for ben"));
        tutorial.await(
                "the tutorial's page logs what it got",
                driver -> List.of("open", "message for all").equals(texts(tutorial, "#log li")));
        assertEquals(List.of(), anna.problems());
        assertEquals(List.of(), ben.problems());
    }

    private void answerBen() {
        ben.byId("message").sendKeys("a question from ben\n");
        operator.click(operator.sees("#nav-activity"));
        operator.sees(".activity-cell", "hello from the tutorial");
        Shown line = operator.sees(".activity-cell", "a question from ben");
        operator.picture("a-message-arrived");
        operator.click(line);
        operator.press(KeyEvent.VK_R);
        operator.sees("#compose-quote", "a question from ben");
        operator.sees(".recipient-chip", "Ben");
        operator.type("the answer");
        operator.picture("answering");
        operator.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
        awaitShown(ben, List.of("the answer", "for all", "only for ben"));
        operator.picture("answered");
    }

    private void closeBen() {
        operator.click(operator.sees("#nav-clients"));
        operator.sees(".table-row-cell", "Ben");
        ben.driver().close();
        operator.nowhere(".table-row-cell", "Ben");
        assertEquals(2, rows().size(), rows()::toString);
        operator.picture("ben-is-gone");
    }

    private void write(String text) {
        operator.click(operator.sees("#compose-text"));
        operator.type(text);
        operator.sees("#compose-text", text);
    }

    private List<Shown> rows() {
        return console.find(".table-row-cell").stream()
                .filter(row -> !row.text().isEmpty())
                .toList();
    }

    /// Waits until the receiver page shows exactly these announcements, newest first.
    private static void awaitShown(Chromium page, List<String> announcements) {
        page.await("the page shows " + announcements, driver -> announcements.equals(titles(page)));
    }

    /// A card's words are in a shadow of its own; what it is called is not.
    private static List<String> titles(Chromium page) {
        return page.driver().findElements(By.cssSelector("#feed .pushdeck-card")).stream()
                .map(card -> String.valueOf(card.getDomAttribute("aria-label")))
                .toList();
    }

    private static List<String> texts(Chromium page, String selector) {
        return page.driver().findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
