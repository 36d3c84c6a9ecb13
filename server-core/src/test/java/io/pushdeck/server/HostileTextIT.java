package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.HostileTexts;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.V1Client;
import io.pushdeck.server.testing.WidgetPage;
import io.pushdeck.server.testing.WidgetView;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Texts that want to be code, wherever a text can be put: none runs in a page, and each is shown as it is written.
@Timeout(180)
class HostileTextIT {
    private static final String SUSPECTS = new String(WidgetPage.read("/widget/suspects.js"), StandardCharsets.UTF_8);
    private static final String WATCH = new String(WidgetPage.read("/widget/watch.js"), StandardCharsets.UTF_8);

    /// Those that are harmless as markup: they want to be a link, a part of Markdown, or of a script.
    private static final Set<String> NO_MARKUP = Set.of(
            "<body onload=canary()>",
            "[x](javascript:canary())",
            "[x](JaVaScRiPt:canary())",
            "[x](https://shop.example/\"onmouseover=canary())",
            "![x](x\"onerror=\"canary())",
            "javascript:canary()",
            "{{constructor.constructor('canary()')()}}${canary()}",
            "\\u003cimg src=x onerror=canary()\\u003e&lt;script&gt;canary()&lt;/script&gt;%3Cscript%3Ecanary()%3C/script%3E",
            "'-canary()-' \";canary();// */canary()/*");

    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private static void push(PushServer server, Announcement announcement) {
        assertInstanceOf(
                PushResult.Accepted.class,
                server.pushes()
                        .push(announcement, Audience.EVERYONE)
                        .orTimeout(15, TimeUnit.SECONDS)
                        .join());
    }

    /// In every place that takes any text; of a place that takes little, as much as fits.
    private static void pushEverywhere(PushServer server, String text) {
        Announcement plain = new Announcement(text, text)
                .withActions(List.of(new Action("a", HostileTexts.shortened(text, Action.MAX_LABEL))))
                .withLink(Optional.of(new Link("https://shop.example/", HostileTexts.shortened(text, Link.MAX_LABEL))));
        push(server, plain);
        push(server, plain.withFormat(TextFormat.MARKDOWN));
        push(
                server,
                new Announcement(text, "{\"text\": \"" + text.replaceAll("[\\\\\"]", "\\\\$0") + "\"}")
                        .withFormat(TextFormat.JSON));
    }

    @Test
    @Needs(SystemPart.CHROMIUM)
    void noneRunsInTheWidget() {
        try (PushServer server = PushServer.open(folder, PushListener.NONE);
                Chromium browser = Chromium.start()) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            String url = "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort();
            WidgetView widget = new WidgetView(browser);
            try (WidgetPage page = WidgetPage.serve(url)) {
                widget.open(page.url("anna"));
                for (String text : HostileTexts.ALL) {
                    pushEverywhere(server, text);
                    browser.await(
                            "it is shown as it is written: " + text,
                            ignored -> widget.titles().stream()
                                            .filter(text::equals)
                                            .count()
                                    == 3);
                    assertHarmless(browser, text);
                    browser.driver()
                            .executeScript("const { client } = document.querySelector('pushdeck-announcements');"
                                    + "for (const id of [...client.pushes.keys()]) client.dismiss(id)");
                }
                assertEquals(List.of(), browser.driver().executeScript("return violations"));
            }
        }
    }

    private static void assertHarmless(Chromium browser, String text) {
        assertEquals(List.of(), browser.driver().executeScript(SUSPECTS), text);
        assertEquals(0L, browser.driver().executeScript("return window.canaries"), text);
    }

    /// The same texts, given to a page that does take them for markup: what looks on in the other tests must see that.
    @Test
    @Needs(SystemPart.CHROMIUM)
    void whatLooksOnSeesThemWhereNothingGuards() {
        try (Chromium browser = Chromium.start()) {
            browser.open("data:text/html,<pushdeck-announcements></pushdeck-announcements>");
            browser.driver().executeScript(WATCH);
            browser.driver().executeScript("document.body.firstChild.attachShadow({ mode: 'open' })");
            Set<String> unseen = new HashSet<>();
            for (String text : HostileTexts.ALL) {
                browser.driver().executeScript("document.body.firstChild.shadowRoot.innerHTML = arguments[0]", text);
                if (List.of().equals(browser.driver().executeScript(SUSPECTS))) {
                    unseen.add(text);
                }
            }
            assertEquals(NO_MARKUP, unseen);
            browser.await(
                    "the canary sings",
                    ignored -> !Objects.equals(0L, browser.driver().executeScript("return window.canaries")));
        }
    }

    /// A policy that blocks is seen to block.
    @Test
    @Needs(SystemPart.CHROMIUM)
    void whatThePolicyOfThePageStopsIsCounted() {
        try (Chromium browser = Chromium.start();
                WidgetPage page = WidgetPage.serve("ws://127.0.0.1:1")) {
            browser.open(page.url("anna"));
            browser.driver().executeScript("""
                    const image = document.createElement('img');
                    image.src = 'https://shop.example/x.png';
                    document.body.append(image);
                    """);
            browser.await(
                    "the violation is counted",
                    ignored -> !Objects.equals(List.of(), browser.driver().executeScript("return window.violations")));
        }
    }

    @Test
    @Needs(SystemPart.CHROMIUM)
    void noneRunsInTheReceiverPage() {
        try (PushServer server = PushServer.open(folder, PushListener.NONE);
                Chromium browser = Chromium.start()) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            String address =
                    "http://localhost:" + server.listening().orElseThrow().httpPort() + "/";
            for (String text : List.of(HostileTexts.ALL.getFirst(), HostileTexts.ALL.get(8))) {
                browser.open(address + "?name=" + encoded(text) + "&ws=" + encoded(text) + "#" + encoded(text));
                browser.driver().executeScript(WATCH);
                assertHarmless(browser, text);
            }
            // An address that is none is refused by the policy, and by nothing else.
            assertEquals(
                    List.of(),
                    browser.problems().stream()
                            .filter(problem -> !problem.contains("connect-src"))
                            .toList());
            browser.open(address);
            browser.awaitText("status-label", "Live");
            browser.driver().executeScript(WATCH);
            for (String text : HostileTexts.ALL) {
                push(server, new Announcement(text, text).withFormat(TextFormat.MARKDOWN));
                server.sendToAll(text).orTimeout(15, TimeUnit.SECONDS).join();
            }
            push(server, new Announcement("The end", ""));
            browser.await(
                    "all have come",
                    ignored -> Objects.equals(
                            true,
                            browser.driver()
                                    .executeScript(
                                            "return document.body.innerText.includes('The end')"
                                                    + " || !!document.querySelector('.pushdeck-card')?.shadowRoot.textContent.includes('The end')")));
            assertHarmless(browser, "all of them");
            assertEquals(List.of(), browser.problems());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void noLinkLeadsToCode() {
        for (String text : HostileTexts.ALL) {
            assertThrows(IllegalArgumentException.class, () -> new Link(text, ""), text);
        }
        for (String scheme : List.of("javascript", "JAVASCRIPT", " javascript", "data", "vbscript", "file", "blob")) {
            assertThrows(IllegalArgumentException.class, () -> new Link(scheme + ":canary()//x.example", ""), scheme);
        }
    }

    /// What a client sends is told to the operator letter by letter, so that the console decides how to show it.
    @Test
    void whatClientsSendArrivesAsItIsAndNowhereElse() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        PushListener listener = new PushListener() {
            @Override
            public void connected(SessionView client) {
                heard.add(client.name());
            }

            @Override
            public void message(SessionView client, String text) {
                heard.add(text);
            }
        };
        try (PushServer server = PushServer.open(folder, listener);
                HttpClient http = HttpClient.newHttpClient()) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            Listening ports = server.listening().orElseThrow();
            for (String text : HostileTexts.ALL) {
                String name = HostileTexts.shortened(text, 60);
                try (V1Client client = V1Client.connect("ws://127.0.0.1:" + ports.webSocketPort())) {
                    client.hello(V1Client.object("hello")
                            .put("name", name)
                            .put("page", text)
                            .put("language", HostileTexts.shortened(text, 35)));
                    assertEquals(name.strip(), Await.next(heard, "who is there"));
                    client.send(V1Client.object("message").put("text", text));
                    assertEquals(text, Await.next(heard, "what was said"));
                }
                assertNotReflected(http, ports, text);
            }
        }
    }

    /// Neither address nor user agent comes back in what the HTTP side answers.
    private static void assertNotReflected(HttpClient http, Listening ports, String text) throws Exception {
        for (int port : List.of(ports.httpPort(), ports.webSocketPort())) {
            for (String path : List.of("/?x=", "/healthz?x=", "/nowhere/")) {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + encoded(text)))
                                .header("User-Agent", text)
                                .timeout(LIMIT)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertTrue(!answer.body().contains("canary"), path + ": " + answer.body());
            }
        }
    }
}
