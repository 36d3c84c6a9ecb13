package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bare page in Chromium against the real server: text and bytes, both ways.
@Needs(SystemPart.CHROMIUM)
class ChromiumClientIT {
    private static final String PAGE = """
            window.got = [];
            const socket = new WebSocket(arguments[0]);
            socket.binaryType = 'arraybuffer';
            socket.onopen = () => { socket.send('text of chromium'); socket.send(new Uint8Array([0, 1, 2, 255])); };
            socket.onmessage = (event) => window.got.push(
                typeof event.data === 'string' ? event.data : new Uint8Array(event.data).join(' '));
            """;

    private static final String LARGE_PAGE = """
            window.got = [];
            window.socket = new WebSocket(arguments[0]);
            socket.onopen = () => { socket.send(arguments[1]); socket.send(arguments[1]); };
            socket.onmessage = (event) => window.got.push(event.data);
            """;

    @TempDir
    Path home;

    @Test
    void aBarePageSendsAndReceivesTextAndBytes() throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        PushListener listener = new PushListener() {
            @Override
            public void message(SessionView client, String text) {
                heard.add(text);
            }

            @Override
            public void message(SessionView client, byte[] bytes) {
                heard.add(List.of(bytes[0], bytes[1], bytes[2], bytes[3]));
            }
        };
        try (PushServer server = PushServer.open(home, listener);
                Chromium chromium = Chromium.start()) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            int port = server.listening().orElseThrow().webSocketPort();
            Path page = Files.writeString(home.resolve("bare.html"), "<!doctype html><title>Bare</title>");
            chromium.open(page.toUri().toString());
            chromium.driver().executeScript(PAGE, "ws://127.0.0.1:" + port);
            assertEquals("text of chromium", heard.poll(20, TimeUnit.SECONDS));
            assertEquals(List.of((byte) 0, (byte) 1, (byte) 2, (byte) -1), heard.poll(20, TimeUnit.SECONDS));
            server.sendToAll("推送").get(20, TimeUnit.SECONDS);
            server.sendToAll(new byte[] {9, 8, (byte) 200}).get(20, TimeUnit.SECONDS);
            chromium.await(
                    "both pushes arrive",
                    driver -> List.of("推送", "9 8 200").equals(chromium.driver().executeScript("return window.got")));
        }
    }

    @Test
    void longTextsTravelCompressedBothWays() throws Exception {
        String text = "推送 The bus leaves from gate seven. ".repeat(1_000);
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        PushListener listener = new PushListener() {
            @Override
            public void message(SessionView client, String received) {
                heard.add(received);
            }
        };
        try (PushServer server = PushServer.open(home, listener);
                Chromium chromium = Chromium.start()) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            int port = server.listening().orElseThrow().webSocketPort();
            Path page = Files.writeString(home.resolve("bare.html"), "<!doctype html><title>Bare</title>");
            chromium.open(page.toUri().toString());
            chromium.driver().executeScript(LARGE_PAGE, "ws://127.0.0.1:" + port, text);
            assertEquals(text, heard.poll(20, TimeUnit.SECONDS));
            assertEquals(text, heard.poll(20, TimeUnit.SECONDS));
            Object extensions = chromium.driver().executeScript("return socket.extensions");
            assertTrue(String.valueOf(extensions).startsWith("permessage-deflate; "), "extensions " + extensions);
            server.sendToAll(text).get(20, TimeUnit.SECONDS);
            server.sendToAll(text + "!").get(20, TimeUnit.SECONDS);
            chromium.await(
                    "both pushes arrive",
                    driver -> List.of(text, text + "!").equals(chromium.driver().executeScript("return window.got")));
            assertEquals(2, server.counters().orElseThrow().compressed().pushes());
        }
    }
}
