package io.pushdeck.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.WebSocketStub;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/// The page in a real browser, against a push server that does as it is told.
@Needs(SystemPart.CHROMIUM)
@Timeout(180)
abstract class ReceiverPage {
    static Chromium browser;

    WebSocketStub server = WebSocketStub.start(0);
    final int port = server.port();
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

    static HttpSide start(int webSocketPort) {
        Health well = new Health(true, 0, Duration.ZERO);
        return HttpSide.start(new HttpConfig(InetAddress.getLoopbackAddress(), 0, () -> webSocketPort, () -> well));
    }

    String page() {
        return "http://localhost:" + side.port() + "/";
    }

    void openLive() {
        browser.open(page());
        browser.awaitText("status-label", "Live");
    }

    List<WebElement> cards() {
        return browser.driver().findElements(By.cssSelector("#feed article:not(.own)"));
    }

    void awaitCards(int count) {
        browser.await(count + " cards", ignored -> cards().size() == count);
    }

    ClientFrame.Hello hello() throws InterruptedException {
        return Objects.requireNonNull(server.hellos().poll(30, TimeUnit.SECONDS), "no hello within 30 s");
    }

    void pushTitle(String title) {
        server.push(title.replace(' ', '-'), "{\"title\":\"" + title + "\"}");
    }

    /// A card's words are in a shadow of its own; what it is called is not.
    static String title(WebElement card) {
        return Objects.requireNonNull(card.getDomAttribute("aria-label"));
    }

    static WebElement inCard(WebElement card, String selector) {
        return card.getShadowRoot().findElement(By.cssSelector(selector));
    }

    void awaitReceipt(Stage stage, String action) throws InterruptedException {
        ClientFrame.Receipt receipt;
        do {
            receipt = Objects.requireNonNull(server.receipts().poll(30, TimeUnit.SECONDS), "no receipt " + stage);
        } while (receipt.stage() != stage);
        assertEquals(action, receipt.action());
    }
}
