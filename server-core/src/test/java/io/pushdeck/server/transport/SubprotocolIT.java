package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Plain, or `pushdeck.v1`: the client offers, the answer says.
class SubprotocolIT {
    private final TransportFixture server = new TransportFixture();

    @AfterEach
    void close() {
        server.close();
    }

    private String answerTo(String... headers) throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            return client.handshake(RawClient.request("/", headers));
        }
    }

    private String agreed() {
        return server.events.nextOpened().handshake().subprotocol();
    }

    @Test
    void whoOffersItGetsIt() throws IOException {
        for (String offer : List.of("pushdeck.v1", "chat, pushdeck.v1", "pushdeck.v2 ,pushdeck.v1")) {
            String answer = answerTo("Sec-WebSocket-Protocol: " + offer + "\r\n");
            assertTrue(answer.contains("Sec-WebSocket-Protocol: pushdeck.v1\r\n"), answer);
            assertEquals("pushdeck.v1", agreed());
        }
    }

    @Test
    void severalHeadersAreOneList() throws IOException {
        String answer = answerTo("Sec-WebSocket-Protocol: chat\r\n", "Sec-WebSocket-Protocol: pushdeck.v1\r\n");
        assertTrue(answer.contains("Sec-WebSocket-Protocol: pushdeck.v1\r\n"), answer);
        assertEquals("pushdeck.v1", agreed());
    }

    @Test
    void whoOffersNothingWeSpeakIsPlain() throws IOException {
        for (String headers : List.of("", "Sec-WebSocket-Protocol: chat, Pushdeck.V1\r\n")) {
            String answer = answerTo(headers);
            assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
            assertFalse(answer.contains("Sec-WebSocket-Protocol"), answer);
            assertEquals("", agreed());
        }
    }

    @Test
    void theOlderVersionMayOfferItToo() throws IOException {
        String request = RawClient.request("/", "Sec-WebSocket-Protocol: pushdeck.v1\r\n")
                .replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 8");
        try (RawClient client = RawClient.connect(server.port())) {
            String answer = client.handshake(request);
            assertTrue(answer.contains("Sec-WebSocket-Protocol: pushdeck.v1\r\n"), answer);
            assertEquals("pushdeck.v1", agreed());
        }
    }
}
