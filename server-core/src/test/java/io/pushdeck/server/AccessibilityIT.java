package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.testing.Axe;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.NodeScripts;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.WidgetPage;
import io.pushdeck.server.testing.WidgetView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/// axe-core finds nothing in the widget and the receiver page, in light and dark colours, empty and full.
@Needs({SystemPart.CHROMIUM, SystemPart.NODE})
@Timeout(180)
class AccessibilityIT {
    @TempDir
    static Path scripts;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() {
        NodeScripts.install(scripts);
    }

    private static void push(PushServer server, Announcement announcement) {
        assertInstanceOf(
                PushResult.Accepted.class,
                server.pushes()
                        .push(announcement, Audience.EVERYONE)
                        .orTimeout(15, TimeUnit.SECONDS)
                        .join());
    }

    /// One of each kind; the last is in front of the others.
    private static void pushOfEachKind(PushServer server) {
        for (Severity severity : Severity.values()) {
            push(
                    server,
                    new Announcement("Severity " + severity.key(), "Some **words**, `code` and\n\n- an item\n- another")
                            .withFormat(TextFormat.MARKDOWN)
                            .withSeverity(severity)
                            .withIcon("bell")
                            .withLink(Optional.of(new Link("https://shop.example/plan", "Plan")))
                            .withActions(List.of(new Action("out", "I am out"), new Action("help", "I need help"))));
        }
        push(server, new Announcement("Please confirm", "").withAcknowledge(true));
    }

    private static Chromium.Options options(boolean dark) {
        return dark ? Chromium.Options.DEFAULT.inTheDark() : Chromium.Options.DEFAULT;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWidgetHasNoViolation(boolean dark) {
        Axe axe = new Axe(scripts);
        try (PushServer server = PushServer.open(folder, PushListener.NONE);
                Chromium browser = Chromium.start(options(dark))) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            String url = "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort();
            WidgetView widget = new WidgetView(browser);
            try (WidgetPage page = WidgetPage.serve(url)) {
                widget.open(page.url("anna"));
                assertEquals(List.of(), axe.violations(browser), "empty");
                pushOfEachKind(server);
                // At most four at a time, then the inbox has to be opened.
                browser.await("the cards are there", ignored -> widget.titles().size() == 4);
                assertEquals(List.of(), axe.violations(browser), "with cards");
                widget.openInbox();
                browser.await(
                        "all of them are there", ignored -> widget.titles().size() == 5);
                assertEquals(List.of(), axe.violations(browser), "with the inbox open");
                push(
                        server,
                        new Announcement("In front", "of everything")
                                .withAcknowledge(true)
                                .withManner(Announcement.Manner.LOUD));
                browser.await("the dialog is there", ignored -> widget.titles().contains("In front"));
                assertEquals(List.of(), axe.violations(browser), "with a dialog");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theReceiverPageHasNoViolation(boolean dark) {
        Axe axe = new Axe(scripts);
        try (PushServer server = PushServer.open(folder, PushListener.NONE);
                Chromium browser = Chromium.start(options(dark))) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            browser.open("http://localhost:" + server.listening().orElseThrow().httpPort() + "/");
            browser.awaitText("status-label", "Live");
            assertEquals(List.of(), axe.violations(browser), "empty");
            pushOfEachKind(server);
            browser.await(
                    "all cards are there",
                    ignored -> browser.driver()
                                    .findElements(By.cssSelector(".pushdeck-card, #feed .card"))
                                    .size()
                            == 5);
            assertEquals(List.of(), axe.violations(browser), "with cards");
        }
    }
}
