package io.pushdeck.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.WebSocketStub;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/// The page in a real browser, against a push server that does as it is told.
@Needs(SystemPart.CHROMIUM)
@Timeout(180)
class ReceiverPageIT {
    private static Chromium browser;

    private WebSocketStub server = WebSocketStub.start(0);
    private final int port = server.port();
    private final HttpSide side = start(port);

    /// One for all: each test has a port and so an origin and a storage of its own.
    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void forgetOldProblems() {
        browser.open("about:blank");
        browser.problems();
    }

    @AfterEach
    void stop() {
        side.close();
        server.close();
    }

    @Test
    void pageConnectsByItselfAndNothingIsRedInTheConsole() throws Exception {
        openLive();

        assertEquals("Announcements · Pushdeck", browser.driver().getTitle());
        assertTrue(connection().matches("/\\?client=web-[0-9a-f]{24}"));
        assertEquals("You’re all set", browser.byId("empty-title").getText());
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void pushedTextAppearsWithItsFirstLineAsTitleAndTheNewestOnTop() {
        openLive();

        server.push("Lunch is served\nHall B, ground floor");
        server.push("Doors close at 18:00");

        awaitCards(2);
        assertEquals(
                "Doors close at 18:00",
                cards().getFirst().findElement(By.className("card-title")).getText());
        assertEquals(
                "Lunch is served",
                cards().getLast().findElement(By.className("card-title")).getText());
        assertEquals(
                "Hall B, ground floor",
                cards().getLast().findElement(By.className("card-body")).getText());
        assertFalse(browser.byId("empty").isDisplayed());
    }

    @Test
    void markupFromTheWireIsShownAsItIsWritten() {
        openLive();

        server.push("<img src=x onerror=alert(1)>");
        server.push("Title\n<script>alert(2)</script><b>bold</b>");

        awaitCards(2);
        assertEquals(
                "<img src=x onerror=alert(1)>",
                cards().getLast().findElement(By.className("card-title")).getText());
        assertEquals(
                "<script>alert(2)</script><b>bold</b>",
                cards().getFirst().findElement(By.className("card-body")).getText());
        assertEquals(List.of(), browser.driver().findElements(By.cssSelector("#feed img, #feed script, #feed b")));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void bytesAreShownByTheirNumber() {
        openLive();

        server.push(new byte[1204]);

        awaitCards(1);
        assertEquals(
                "Binary message, 1,204 bytes",
                cards().getFirst().findElement(By.className("card-body")).getText());
    }

    @Test
    void feedKeepsTheNewestTwoHundred() {
        openLive();

        for (int n = 1; n <= 205; n++) {
            server.push("Number " + n);
        }

        browser.await(
                "the last one arrived",
                ignored -> !cards().isEmpty() && cards().getFirst().getText().startsWith("Number 205"));
        assertEquals(200, cards().size());
        assertTrue(cards().getLast().getText().startsWith("Number 6"));
    }

    @Test
    void whoReadsFurtherDownIsToldHowManyAreNew() {
        openLive();
        for (int n = 1; n <= 40; n++) {
            server.push("Number " + n);
        }
        awaitCards(40);
        assertFalse(browser.byId("new").isDisplayed());

        browser.driver().executeScript("window.scrollTo({ top: 900, behavior: 'instant' })");
        server.push("One");
        server.push("Two");
        browser.awaitText("new", "↑ 2 new");

        browser.byId("new").click();
        browser.await("the button is gone", ignored -> !browser.byId("new").isDisplayed());
        browser.await(
                "back at the top",
                ignored -> Objects.equals(0L, browser.driver().executeScript("return scrollY")));
    }

    @Test
    void titleCountsWhatArrivesWhileThePageIsOutOfSight() {
        openLive();
        browser.driver()
                .executeScript("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");

        server.push("One");
        server.push("Two");
        browser.await("the count", driver -> "(2) Announcements · Pushdeck".equals(driver.getTitle()));

        browser.driver().executeScript("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        assertEquals("Announcements · Pushdeck", browser.driver().getTitle());
    }

    @Test
    void enterSendsAMessageBackAndShiftEnterStartsALine() throws Exception {
        openLive();

        browser.byId("message").sendKeys("No forks left", Keys.chord(Keys.SHIFT, Keys.ENTER), "at table 3", Keys.ENTER);

        assertEquals("No forks left\nat table 3", server.messages().poll(30, TimeUnit.SECONDS));
        assertEquals(
                "No forks left\nat table 3",
                browser.driver().findElement(By.className("own-words")).getText());
        assertEquals("", browser.byId("message").getDomProperty("value"));
    }

    @Test
    void messageThatIsTooLongIsNotSentAndSaysSo() {
        openLive();

        browser.driver()
                .executeScript(
                        "const m = document.getElementById('message'); m.value = 'x'.repeat(16001); m.dispatchEvent(new Event('input'))");

        browser.awaitText("hint", "Too long by 1: a message has at most 16,000 characters");
        assertFalse(browser.byId("send").isEnabled());
    }

    @Test
    void lostServerIsShownAndTheConnectionComesBackByItself() throws Exception {
        openLive();
        String first = connection();

        server.close();
        browser.awaitText("status-label", "Reconnecting");
        browser.await("a notice", ignored -> browser.byId("notice").isDisplayed());
        browser.byId("message").sendKeys("Anyone there?");
        assertFalse(browser.byId("send").isEnabled());
        assertEquals(
                "You can send when the connection is live again",
                browser.byId("hint").getText());

        server = WebSocketStub.start(port);
        browser.awaitText("status-label", "Live");
        assertFalse(browser.byId("notice").isDisplayed());
        assertEquals(first, connection(), "it goes by the same id");
        assertTrue(browser.byId("send").isEnabled(), "what was written is still there to be sent");
    }

    @Test
    void serverThatNeverAnswersIsGivenUpAndTriedAgain() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                HttpSide other = start(silent.getLocalPort())) {
            browser.open("http://localhost:" + other.port() + "/");
            browser.awaitText("notice-title", "The server can’t be reached");
            browser.awaitText("status-label", "Reconnecting");
        }
    }

    @Test
    void disconnectedByTheOperatorItStaysAwayUntilAskedTo() throws Exception {
        openLive();
        String first = connection();

        server.closeAll(4501, "Disconnected by the operator");

        browser.awaitText("status-label", "Not connected");
        assertEquals(
                "The operator disconnected you", browser.byId("notice-title").getText());
        assertEquals("stopped", browser.byId("status").getDomAttribute("data-state"));
        assertTrue(server.connections().isEmpty());

        browser.byId("notice-action").click();
        browser.awaitText("status-label", "Live");
        assertEquals(first, connection());
    }

    @Test
    void idThatCannotBeUsedIsReplacedWhenAskedToConnectAgain() throws Exception {
        openLive();
        String first = connection();

        server.closeAll(4500, "");
        browser.awaitText("notice-title", "This browser’s id can’t be used");
        browser.byId("notice-action").click();

        browser.awaitText("status-label", "Live");
        assertNotEquals(first, connection());
    }

    @Test
    void newNameIsKeptAndGoesWithTheNextConnection() throws Exception {
        openLive();
        connection();

        browser.byId("name-edit").click();
        browser.byId("name-input").sendKeys("Kiosk 3 & <b>", Keys.ENTER);

        assertTrue(connection().endsWith("&name=Kiosk+3+%26+%3Cb%3E"));
        browser.awaitText("name", "Kiosk 3 & <b>");
        browser.driver().navigate().refresh();
        assertTrue(connection().endsWith("&name=Kiosk+3+%26+%3Cb%3E"));
    }

    @Test
    void pageSpeaksChineseWhereTheBrowserDoes() {
        try (Chromium chinese =
                Chromium.start(Chromium.Options.DEFAULT.withLanguage("zh-CN").inTheDark())) {
            chinese.open(page());

            chinese.awaitText("status-label", "已连接");
            assertEquals("公告", chinese.driver().findElement(By.tagName("h1")).getText());
            assertEquals(
                    "zh-CN", chinese.driver().findElement(By.tagName("html")).getDomAttribute("lang"));
            assertEquals(List.of(), chinese.problems());
        }
    }

    @Test
    void pageWorksFromTheDisk(@TempDir Path folder) throws Exception {
        copyFromClassPath(folder);

        browser.open(folder.resolve("receiver/index.html").toUri() + "?ws=ws://localhost:" + port);
        browser.awaitText("status-label", "Live");
        server.push("From the disk");

        awaitCards(1);
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void linkCannotSendThePageToAnotherServer() {
        browser.open(page() + "?ws=ws://localhost:1");

        browser.awaitText("notice-title", "This page can’t connect there");
        assertEquals("Not connected", browser.byId("status-label").getText());
        assertFalse(browser.byId("notice-action").isDisplayed());
    }

    @Test
    void waitBeforeTheNextAttemptIsJitteredAndBounded() {
        openLive();

        Object waits = browser.driver()
                .executeScript(
                        "const { backoff } = globalThis.PushdeckConnection;"
                                + "return [backoff(1, 0), backoff(1, 1), backoff(4, .5), backoff(99, 0), backoff(99, 1)].join()");

        assertEquals("500,1000,4250,500,20000", waits);
    }

    private static HttpSide start(int webSocketPort) {
        Health well = new Health(true, 0, Duration.ZERO);
        return HttpSide.start(new HttpConfig(InetAddress.getLoopbackAddress(), 0, () -> webSocketPort, () -> well));
    }

    private String page() {
        return "http://localhost:" + side.port() + "/";
    }

    private void openLive() {
        browser.open(page());
        browser.awaitText("status-label", "Live");
    }

    private List<WebElement> cards() {
        return browser.driver().findElements(By.cssSelector("#feed .card"));
    }

    private void awaitCards(int count) {
        browser.await(count + " cards", ignored -> cards().size() == count);
    }

    private String connection() throws InterruptedException {
        return Objects.requireNonNull(server.connections().poll(30, TimeUnit.SECONDS), "no connection within 30 s");
    }

    private static void copyFromClassPath(Path folder) throws IOException {
        Matcher names = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher("");
        Path page = copy("receiver/index.html", folder);
        names.reset(Files.readString(page));
        while (names.find()) {
            String name = names.group(1);
            copy(name.startsWith("../") ? name.substring(3) : "receiver/" + name, folder);
        }
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream in = ReceiverPageIT.class.getResourceAsStream("/pushdeck/" + name)) {
            assertNotNull(in, name);
            Files.write(target, in.readAllBytes());
        }
        return target;
    }
}
