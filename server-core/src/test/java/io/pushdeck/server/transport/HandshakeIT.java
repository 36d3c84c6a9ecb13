package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Guards 9, 10, 11 and 20, Hybi-10, and what a browser gets that opens the port as a page.
class HandshakeIT {
    private static final Limits IMPATIENT = Limits.defaults()
            .withConnections(Limits.Connections.defaults().withHandshakeTimeout(Duration.ofMillis(300)));

    private TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theAnswerHasTheAcceptHashAndOurOwnConnectionHeader() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String answer = client.handshake(
                    RawClient.request("/").replace("Connection: Upgrade", "Connection: keep-alive, Upgrade"));

            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertTrue(answer.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), answer);
            assertTrue(answer.contains("Connection: Upgrade\r\n"), answer);
        }
    }

    @Test
    void aHeadThatComesByteByByteIsAccepted() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            for (byte one : RawClient.request("/").getBytes(StandardCharsets.US_ASCII)) {
                client.sendRaw(new byte[] {one});
            }
            assertTrue(client.readHead().startsWith("HTTP/1.1 101 "));
        }
    }

    @Test
    void aMessageInTheSegmentOfTheHandshakeArrives() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            byte[] frame = RawClient.frame(RawClient.TEXT, true, new byte[] {'e'});
            String head = RawClient.request("/");
            assertTrue(client.handshake(head + new String(frame, StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 101 "));
            assertEquals(Payload.text("e"), server.events.nextPayload());
        }
    }

    @Test
    void compressionIsNotAgreedOnIfItIsOff() throws IOException {
        restart(TransportConfig.loopback(0).withCompression(Compression.OFF));
        try (RawClient client = RawClient.connect(server.port())) {
            String answer = client.handshake(
                    RawClient.request("/", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("extensions"), answer);
        }
    }

    @Test
    void versionEightIsSpokenWithItsOwnOriginHeader() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String answer = client.handshake(RawClient.request("/", "Sec-WebSocket-Origin: http://early.example\r\n")
                    .replace("Version: 13", "Version: 8"));

            assertTrue(answer.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), answer);
            var handshake = server.events.nextOpened().handshake();
            assertEquals(8, handshake.webSocketVersion());
            assertEquals("http://early.example", handshake.origin());
            client.sendText("hybi");
            assertEquals(Payload.text("hybi"), server.events.nextPayload());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "14", "0", "x", "13, 8", ""})
    void everyOtherVersionIsToldWhichAreSpoken(String version) throws IOException {
        String answer = refusal(RawClient.request("/").replace("Version: 13", "Version: " + version));
        assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
        assertTrue(answer.contains("Sec-WebSocket-Version: 13, 8\r\n"), answer);
        assertEquals(0, server.counters().refused().late(), "closed at once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection: Upgrade|Connection: close",
                "Host: 127.0.0.1|X-Host: 127.0.0.1",
                "Host: 127.0.0.1\\r\\n|Host: a\\r\\nHost: b\\r\\n",
                "dGhlIHNhbXBsZSBub25jZQ==|c2hvcnQ=",
                "dGhlIHNhbXBsZSBub25jZQ==|not base64 at all here!!",
                "Sec-WebSocket-Key: dGhl|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\nSec-WebSocket-Key: dGhl",
                "Sec-WebSocket-Version|Origin: http://a\\r\\nOrigin: http://b\\r\\nSec-WebSocket-Version",
                "Connection: Upgrade|Connection: Upgrade\\nX-Injected: yes",
                "Connection: Upgrade|Connection: Upgrade\\u0001",
                "Connection: Upgrade|Connection: Upgrade\\r\\nUser-Agent: a\\u0001b",
                "HTTP/1.1|HTTP/1.0",
                "GET|POST",
                "GET /|GET /\\u0007",
                "GET /|GET x",
                "Upgrade: websocket|Upgrade: websocket\\r\\n folded"
            })
    void aMalformedHandshakeIsABadRequest(String part, String replacement) throws IOException {
        String request = RawClient.request("/").replace(unescape(part), unescape(replacement));
        String answer = refusal(request);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertFalse(answer.contains("X-Injected"), answer);
        assertEquals(1, server.counters().refused().total());
    }

    @Test
    void aRefusedConnectionIsClosedAndCannotTryAgain() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String answer = client.handshake(RawClient.request("/").replace("Version: 13", "Version: 7"));
            assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
            client.sendRaw(RawClient.request("/").getBytes(StandardCharsets.US_ASCII));
            assertFalse(client.readRest().contains(" 101 "));
        }
        Await.until("the socket is gone", () -> server.counters().connections() == 0);
        assertTrue(server.events.opened.isEmpty());
        assertEquals(0, server.counters().refused().late());
    }

    @Test
    void aHeaderLineWithoutEndIsRefused() throws IOException {
        String answer = refusal("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000));
        assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    }

    @Test
    void tooManyShortHeaderLinesAreRefused() throws IOException {
        String answer = refusal("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(66));
        assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
    }

    @Test
    void aSocketThatSaysNothingIsClosed() throws IOException {
        restart(TransportConfig.loopback(0).withLimits(IMPATIENT));
        try (RawClient silent = RawClient.connect(server.port());
                RawClient half = RawClient.connect(server.port())) {
            half.sendRaw("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));

            assertTrue(silent.readsEnd());
            assertTrue(half.readsEnd());
        }
        assertEquals(2, server.counters().refused().late());
        Await.until("both are forgotten", () -> server.counters().connections() == 0);
    }

    @Test
    void anOpenConnectionOutlivesTheHandshakeTimeout() throws IOException {
        restart(TransportConfig.loopback(0).withLimits(IMPATIENT));
        try (RawClient open = server.open();
                RawClient silent = RawClient.connect(server.port())) {
            assertTrue(silent.readsEnd());
            open.sendText("here");
            assertEquals(Payload.text("here"), server.events.nextPayload());
        }
    }

    @Test
    void aPageIsSentToTheReceiverOnTheHostItAskedFor() throws IOException {
        restart(TransportConfig.loopback(0).withHttpPortForRedirect(8081));
        String answer = refusal("GET / HTTP/1.1\r\nHost: deck.local:8080\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 302 "), answer);
        assertTrue(answer.contains("Location: http://deck.local:8081/\r\n"), answer);
        assertEquals(0, server.counters().refused().total());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/@x", "a b", "<script>", "user@host", ""})
    void aHostThatIsNoHostNameBecomesTheLoopback(String host) throws IOException {
        restart(TransportConfig.loopback(0).withHttpPortForRedirect(8081));
        String answer = refusal("GET /x HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertTrue(answer.contains("Location: http://127.0.0.1:8081/\r\n"), answer);
    }

    @Test
    void aPageWithoutAReceiverIsToldToUpgrade() throws IOException {
        String answer = refusal("GET / HTTP/1.1\r\nHost: deck.local\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 426 "), answer);
    }

    @Test
    void healthIsAnsweredAndIsNoSession() throws IOException {
        String answer = refusal("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.endsWith("\r\n\r\nok"), answer);
        assertTrue(server.events.opened.isEmpty());
    }

    private String refusal(String request) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            client.sendRaw(request.getBytes(StandardCharsets.ISO_8859_1));
            return client.readRest();
        }
    }

    private void restart(TransportConfig config) {
        server.close();
        server = new TransportFixture(config, Duration.ofHours(1));
    }

    private static String unescape(String text) {
        return text.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\u0001", "\u0001")
                .replace("\\u0007", "\u0007");
    }
}
