package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.transport.TransportCounters.Closed;
import io.pushdeck.server.transport.TransportCounters.Refused;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every limit says which one it is, and is counted. Limits are set while the server listens.
class RefusalIT {
    private static final String ELSEWHERE = "127.0.0.7";

    private final TransportFixture server = new TransportFixture();
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void whoComesToAFullServerIsToldToComeLater() throws IOException {
        connections(limits -> limits.withMax(2));
        open("127.0.0.1");
        open("127.0.0.1");

        String answer = answerTo("127.0.0.1", RawClient.request("/"));
        assertAnswer(answer, "503 Service Unavailable", "Retry-After: 5", "At most 2 connections");
        assertEquals(new Refused(1, 0, 0, 0, 0, 0, 0), server.counters().refused());
        assertEquals(2, server.counters().connections());
    }

    @Test
    void oneAddressCannotTakeAllPlaces() throws IOException {
        connections(limits -> limits.withMaxPerAddress(2));
        RawClient first = open(ELSEWHERE);
        open(ELSEWHERE);

        String answer = answerTo(ELSEWHERE, RawClient.request("/"));
        assertAnswer(answer, "429 Too Many Requests", "Retry-After: 5", "At most 2 connections from one address");
        assertEquals(new Refused(0, 1, 0, 0, 0, 0, 0), server.counters().refused());

        open("127.0.0.8");
        first.close();
        Await.until("there is room again", () -> server.counters().connections() == 2);
        open(ELSEWHERE);
    }

    @Test
    void thisComputerIsNotCountedAsOneAddress() throws IOException {
        connections(limits -> limits.withMaxPerAddress(1));
        open("127.0.0.1");
        open("127.0.0.1");
        assertEquals(0, server.counters().refused().total());
    }

    @Test
    void nothingIsRememberedOfAddressesWhoseClientsLeft() throws IOException {
        connections(limits -> limits.withMaxPerAddress(3));
        byte[] hello = RawClient.request("/").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 600; i++) {
            RawClient client = RawClient.connectFrom("127.0.0." + (2 + i % 20), server.port());
            if (i % 3 != 0) {
                client.sendRaw(hello);
            }
            if (i % 4 == 0) {
                client.vanish();
            } else {
                client.close();
            }
        }
        // Those still in the accept queue come later; one more round trip is behind them.
        open("127.0.0.1").sendText("last");
        server.events.nextPayload();
        Await.until(
                "all but one are gone", () -> server.transport.registry().all().size() == 1);
        assertEquals(0, server.transport.registry().addresses());
        assertEquals(1, server.counters().connections());
    }

    @Test
    void tooManyHandshakesASecondAreRefused() throws IOException {
        connections(limits -> limits.withHandshakesPerSecond(1));
        int accepted = 0;
        String answer = answerTo("127.0.0.1", RawClient.request("/"));
        while (answer.startsWith("HTTP/1.1 101 ") && accepted < 100) {
            accepted++;
            answer = answerTo("127.0.0.1", RawClient.request("/"));
        }
        assertAnswer(answer, "429 Too Many Requests", "Retry-After: 1", "At most 1 handshakes a second");
        assertTrue(accepted >= 5, "five seconds' worth may come at once, not " + accepted);
        assertTrue(server.counters().refused().handshakeRate() >= 1);

        connections(limits -> limits.withHandshakesPerSecond(1_000_000));
        open("127.0.0.1");
    }

    @Test
    void aFloodOfRefusedSocketsKeepsFewOfThem() throws IOException {
        connections(limits -> limits.withMaxPerAddress(1));
        open(ELSEWHERE);
        List<RawClient> refused = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            refused.add(RawClient.connectFrom(ELSEWHERE, server.port()));
            clients.add(refused.getLast());
        }
        Await.until("all are refused", () -> server.counters().refused().perAddress() == 200);
        assertTrue(server.transport.registry().all().size() <= 1 + Registry.MOST_TURNED_AWAY);
        for (RawClient client : refused) {
            assertTrue(client.readHead().startsWith("HTTP/1.1 429 "));
            assertTrue(client.readsEnd());
        }
        Await.until("they are gone", () -> server.transport.registry().all().size() == 1);
        assertEquals(1, server.counters().connections());
    }

    @Test
    void theRequestOfARefusedSocketIsStillReadSoThatNoResetDestroysTheAnswer() throws IOException {
        connections(limits -> limits.withMaxPerAddress(1));
        open(ELSEWHERE);
        int undisturbed = 0;
        for (int i = 0; i < 5; i++) {
            try (RawClient client = RawClient.connectFrom(ELSEWHERE, server.port())) {
                assertTrue(client.readHead().startsWith("HTTP/1.1 429 "));
                assertEquals("At most 1 connections from one address", client.readRest());
                // Another client makes sure that the selector has been round.
                open("127.0.0.1");
                undisturbed += sendsWithoutReset(client) ? 1 : 0;
            }
        }
        // A pause of this computer of more than a second is no failure.
        assertTrue(undisturbed > 0, "each request was answered with a reset");
    }

    private static boolean sendsWithoutReset(RawClient client) throws IOException {
        try {
            for (int part = 0; part < 50; part++) {
                client.sendRaw(new byte[1_000]);
            }
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    @Test
    void whoIsTooLateWithItsHandshakeIsTold() throws IOException {
        connections(limits -> limits.withHandshakeTimeout(Duration.ofMillis(200)));
        String answer = answerTo("127.0.0.1", "GET / HTTP/1.1\r\nHost:");
        assertAnswer(answer, "408 Request Timeout", "", "The handshake must be complete within 0.2 s");
        assertEquals(new Refused(0, 0, 0, 1, 0, 0, 0), server.counters().refused());
    }

    @Test
    void aRequestHeadThatIsTooLargeIsToldWhatWouldDo() throws IOException {
        connections(limits -> limits.withHead(1_000, 3));
        String lines = answerTo("127.0.0.1", "GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(5));
        assertAnswer(lines, "431 ", "", "The request head may have at most 3 headers");
        String bytes = answerTo("127.0.0.1", "GET / HTTP/1.1\r\nX: " + "x".repeat(1_000));
        assertAnswer(bytes, "431 ", "", "The request head may have at most 1000 bytes");
        assertEquals(new Refused(0, 0, 0, 0, 2, 0, 0), server.counters().refused());
    }

    @Test
    void aLowerRateOfMessagesHoldsForWhoIsThereAlready() throws IOException {
        RawClient client = open("127.0.0.1");
        inbound(limits -> limits.withMessagesPerSecond(2));
        for (int i = 0; i < 6; i++) {
            client.sendText("x");
        }
        assertEquals(CloseReason.POLICY, client.readClose().closeCode());
        assertEquals(closed(CloseReason.POLICY, "At most 2 messages a second"), server.events.nextClosed());
        assertEquals(new Closed(0, 0, 1, 0, 0, 0), server.counters().closed());
    }

    @Test
    void whoSendsTooManyBytesIsClosedEvenWithinAMessage() throws IOException {
        RawClient client = open("127.0.0.1");
        inbound(limits -> limits.withSizes(1_000, 1_000, 4).withBytesPerSecond(1_000));
        byte[] half = RawClient.frame(RawClient.BINARY, true, new byte[60_000]);
        client.sendRaw(half);

        assertEquals(CloseReason.POLICY, client.readClose().closeCode());
        assertEquals(closed(CloseReason.POLICY, "At most 1000 bytes a second"), server.events.nextClosed());
        assertEquals(new Closed(0, 0, 0, 1, 0, 0), server.counters().closed());
    }

    @Test
    void newSizesAreForNewConnections() throws IOException {
        RawClient before = open("127.0.0.1");
        inbound(limits -> limits.withSizes(10, 10, 4));
        RawClient after = open("127.0.0.1");
        before.sendText("more than ten bytes");
        assertEquals(Payload.text("more than ten bytes"), server.events.nextPayload());

        after.sendText("more than ten bytes");
        assertEquals(CloseReason.TOO_BIG, after.readClose().closeCode());
        assertEquals(
                closed(CloseReason.TOO_BIG, "A frame may have at most 10 bytes, not 19"), server.events.nextClosed());
        assertEquals(new Closed(0, 1, 0, 0, 0, 0), server.counters().closed());
    }

    @Test
    void aLowerNumberOfConnectionsEndsNone() throws IOException {
        RawClient first = open("127.0.0.1");
        open("127.0.0.1");
        connections(limits -> limits.withMax(1));
        assertTrue(answerTo("127.0.0.1", RawClient.request("/")).startsWith("HTTP/1.1 503 "));
        first.sendText("here");
        assertEquals(Payload.text("here"), server.events.nextPayload());
    }

    private void connections(UnaryOperator<Limits.Connections> change) {
        Limits now = Limits.defaults();
        server.transport.limits(now.withConnections(change.apply(now.connections())));
    }

    private void inbound(UnaryOperator<Limits.Inbound> change) {
        Limits now = Limits.defaults();
        server.transport.limits(now.withInbound(change.apply(now.inbound())));
    }

    private RawClient open(String from) throws IOException {
        RawClient client = RawClient.connectFrom(from, server.port());
        clients.add(client);
        String answer = client.handshake(RawClient.request("/"));
        assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
        server.events.nextOpened();
        return client;
    }

    /// The head only if the request is accepted.
    private String answerTo(String from, String request) throws IOException {
        try (RawClient client = RawClient.connectFrom(from, server.port())) {
            String head = client.handshake(request);
            return head.startsWith("HTTP/1.1 101 ") ? head : head + client.readRest();
        }
    }

    private static void assertAnswer(String answer, String status, String header, String body) {
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains(header), answer);
        assertTrue(answer.endsWith("\r\n\r\n" + body), answer);
    }

    private static CloseReason closed(int code, String text) {
        return new CloseReason(code, text, Origin.SERVER);
    }
}
