package io.pushdeck.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.WebSocketStub;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/// How the page connects, says what is so, and answers.
class ReceiverPageIT extends ReceiverPage {
    @Test
    void pageConnectsByItselfAndNothingIsRedInTheConsole() throws Exception {
        openLive();

        assertEquals("Announcements · Pushdeck", browser.driver().getTitle());
        assertTrue(hello().client().orElseThrow().matches("web-[0-9a-f]{24}"));
        assertEquals("You’re all set", browser.byId("empty-title").getText());
        assertEquals(List.of(), browser.problems());
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
        String first = hello().client().orElseThrow();

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
        assertEquals(first, hello().client().orElseThrow(), "it goes by the same id");
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
        String first = hello().client().orElseThrow();

        server.closeAll(4501, "Disconnected by the operator");

        browser.awaitText("status-label", "Not connected");
        assertEquals(
                "The operator disconnected you", browser.byId("notice-title").getText());
        assertEquals("stopped", browser.byId("status").getDomAttribute("data-state"));
        assertTrue(server.hellos().isEmpty());

        browser.byId("notice-action").click();
        browser.awaitText("status-label", "Live");
        assertEquals(first, hello().client().orElseThrow());
    }

    @Test
    void idThatCannotBeUsedIsReplacedWhenAskedToConnectAgain() throws Exception {
        openLive();
        String first = hello().client().orElseThrow();

        server.closeAll(4500, "");
        browser.awaitText("notice-title", "This browser’s id can’t be used");
        browser.byId("notice-action").click();

        browser.awaitText("status-label", "Live");
        assertNotEquals(first, hello().client().orElseThrow());
    }

    @Test
    void newNameIsKeptAndGoesWithTheNextConnection() throws Exception {
        openLive();
        hello();

        browser.byId("name-edit").click();
        browser.byId("name-input").sendKeys("Kiosk 3 & <b>", Keys.ENTER);

        assertEquals("Kiosk 3 & <b>", hello().name());
        browser.awaitText("name", "Kiosk 3 & <b>");
        browser.driver().navigate().refresh();
        assertEquals("Kiosk 3 & <b>", hello().name());
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
        pushTitle("From the disk");

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
                        "const { backoff } = globalThis.Pushdeck;"
                                + "return [backoff(1, 0), backoff(1, 1), backoff(4, .5), backoff(99, 0), backoff(99, 1)].join()");

        assertEquals("500,1000,4250,500,20000", waits);
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
