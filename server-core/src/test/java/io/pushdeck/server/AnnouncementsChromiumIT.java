package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.push.ChangeResult;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.WidgetPage;
import io.pushdeck.server.testing.WidgetView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WindowType;

/// The widget in a real browser, against the real server: what the operator is told is what happened on the screen.
@Needs(SystemPart.CHROMIUM)
@Timeout(180)
class AnnouncementsChromiumIT {
    private static final ClientId ANNA = new ClientId("anna");
    private static final List<Action> OUT_OR_HELP =
            List.of(new Action("out", "I am out"), new Action("help", "I need help"));
    /// Longer than a person has to look for it to count as read.
    private static final String A_WHILE = "setTimeout(arguments[0], 1500)";

    private static Chromium browser;

    @TempDir
    private Path folder;

    private PushServer server;
    private WidgetPage page;
    private WidgetView widget;

    @BeforeAll
    static void startBrowser() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
    }

    @BeforeEach
    void start() {
        browser.open("about:blank");
        browser.problems();
        server = PushServer.open(folder, PushListener.NONE);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        page = WidgetPage.serve(
                "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort());
        widget = new WidgetView(browser);
        widget.open(page.url("anna"));
    }

    /// The strict policy of the page had nothing to say in any of the tests.
    @AfterEach
    void stop() {
        Object violations = browser.driver().executeScript("return window.violations ?? []");
        // Chromium may be quicker to put a page aside than the server to answer its goodbye, and says so.
        List<String> problems = browser.problems().stream()
                .filter(problem -> !problem.contains("Page entered Back-Forward Cache"))
                .toList();
        server.close();
        page.close();
        assertEquals(List.of(), violations);
        assertEquals(List.of(), problems);
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private PushId push(Announcement announcement) {
        return assertInstanceOf(PushResult.Accepted.class, get(server.pushes().push(announcement, Audience.of(ANNA))))
                .push()
                .id();
    }

    private Delivery delivery(PushId push) {
        List<Delivery> deliveries = get(server.history().deliveries(push));
        assertEquals(List.of(ANNA), deliveries.stream().map(Delivery::client).toList());
        return deliveries.getFirst();
    }

    private Delivery awaitStage(PushId push, Stage stage) {
        Await.until(
                "it is " + stage,
                () -> !get(server.history().deliveries(push)).isEmpty()
                        && delivery(push).stage() == stage);
        return delivery(push);
    }

    private void awaitAway() {
        Await.until(
                "anna is away",
                () -> get(server.pushes().preview(Audience.of(ANNA))).online().isEmpty());
    }

    @Test
    void anAnnouncementIsDisplayedReadAndAnsweredWithOneOfItsButtons() {
        PushId push = push(new Announcement("Fire drill", "Leave by the west stairs").withActions(OUT_OR_HELP));
        widget.awaitTitles("Fire drill");
        assertEquals(List.of("I am out", "I need help"), widget.buttons("Fire drill"));
        awaitStage(push, Stage.READ);
        widget.press("Fire drill", "help");
        assertEquals("help", awaitStage(push, Stage.ACTED).action());
    }

    @Test
    void itIsReadOnlyOnceTheTabIsVisible() {
        String tab = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        String other = browser.driver().getWindowHandle();
        try {
            PushId push = push(new Announcement("Look here", "").withActions(OUT_OR_HELP));
            awaitStage(push, Stage.DISPLAYED);
            browser.driver().executeAsyncScript(A_WHILE);
            assertEquals(Stage.DISPLAYED, delivery(push).stage());
            Instant shown = Instant.now();
            browser.driver().switchTo().window(other).close();
            browser.driver().switchTo().window(tab);
            Instant read = awaitStage(push, Stage.READ).times().read().orElseThrow();
            assertTrue(read.isAfter(shown), "read at " + read + ", visible since " + shown);
        } finally {
            browser.driver().switchTo().window(tab);
        }
    }

    @Test
    void aRecallTakesItFromTheScreen() {
        PushId push = push(new Announcement("Never mind", "").withActions(OUT_OR_HELP));
        widget.awaitTitles("Never mind");
        awaitStage(push, Stage.READ);
        browser.driver().executeScript("""
                const stack = document.querySelector('pushdeck-announcements').shadowRoot;
                window.gone = 0;
                new MutationObserver(() => window.gone ||= stack.querySelector('.pushdeck-card') ? 0 : Date.now())
                  .observe(stack, { childList: true, subtree: true });
                """);
        long recalled = System.currentTimeMillis();
        assertInstanceOf(ChangeResult.Changed.class, get(server.pushes().recall(push)));
        widget.awaitTitles();
        Number gone = assertInstanceOf(Number.class, browser.driver().executeScript("return window.gone"));
        System.out.println("Gone from the screen " + (gone.longValue() - recalled) + " ms after the recall");
        Delivery delivery = awaitStage(push, Stage.RECALLED);
        assertTrue(delivery.times().read().isPresent(), "it was read before: " + delivery);
    }

    @Test
    void anUpdateChangesItWhereItIs() {
        PushId push = push(new Announcement("Fire drill", "Leave by the west stairs").withActions(OUT_OR_HELP));
        widget.awaitTitles("Fire drill");
        get(server.pushes().update(push, new Announcement("Over at 10", "").withActions(OUT_OR_HELP)));
        widget.awaitTitles("Over at 10");
    }

    @Test
    void whoComesBackGetsADigestOfWhatWasMissed() {
        PushId before = push(new Announcement("Before", "").withActions(OUT_OR_HELP));
        awaitStage(before, Stage.READ);
        browser.open("about:blank");
        awaitAway();
        push(new Announcement("Short", "").withExpires(Optional.of(Instant.now().plus(Duration.ofMillis(1)))));
        get(server.pushes().recall(push(new Announcement("Recalled", ""))));
        push(new Announcement("First", "").withActions(OUT_OR_HELP));
        push(new Announcement("Second", "").withActions(OUT_OR_HELP));
        widget.open(page.url("anna"));
        browser.await("the digest", ignored -> widget.titles().contains("You missed 4, 2 still matter"));
        assertEquals(Set.of("Before", "First", "Second", "You missed 4, 2 still matter"), Set.copyOf(widget.titles()));
        assertEquals(4, widget.titles().size(), "nothing is there twice");
    }

    /// The browser keeps the page for the way back, as it was.
    @Test
    void whoGoesBackToThePageIsThereAgainAndMissedNothing() {
        push(new Announcement("Before", "").withActions(OUT_OR_HELP));
        widget.awaitTitles("Before");
        browser.open("about:blank");
        awaitAway();
        push(new Announcement("Meanwhile", "").withActions(OUT_OR_HELP));
        browser.driver().navigate().back();
        widget.awaitLive();
        widget.awaitTitles("Meanwhile", "Before");
        PushId after = push(new Announcement("After", "").withActions(OUT_OR_HELP));
        widget.awaitTitles("After", "Meanwhile", "Before");
        awaitStage(after, Stage.READ);
    }

    @Test
    void twoTabsOfOnePersonAreOne() {
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        try {
            widget.open(page.url("anna"));
            assertEquals(
                    List.of(ANNA),
                    get(server.pushes().preview(Audience.EVERYONE)).online());
            PushId push = push(new Announcement("Once", "").withActions(OUT_OR_HELP));
            widget.awaitTitles("Once");
            awaitStage(push, Stage.DISPLAYED);
            widget.press("Once", "out");
            assertEquals("out", awaitStage(push, Stage.ACTED).action());
            assertEquals(1, get(server.history().find(push)).orElseThrow().recipients());
        } finally {
            browser.driver().close();
            browser.driver().switchTo().window(first);
        }
        browser.await(
                "it is answered in the other tab, too",
                ignored -> widget.titles().stream().noneMatch("Once"::equals));
    }

    @Test
    void theInboxKeepsWhatWasRead() {
        push(new Announcement("Lunch is ready", "In hall B").withSeverity(Severity.SUCCESS));
        widget.awaitTitles("Lunch is ready");
        widget.openInbox();
        widget.awaitTitles("Lunch is ready");
        assertFalse(widget.titles().isEmpty());
    }
}
