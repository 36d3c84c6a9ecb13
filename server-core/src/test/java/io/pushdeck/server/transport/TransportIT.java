package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransportIT {
    private final TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anIndependentClientConnectsSendsReceivesAndCloses() {
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket client = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/page?x=1"), new WebSocket.Listener() {
                        @Override
                        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                            texts.add(data.toString());
                            return WebSocket.Listener.super.onText(socket, data, last);
                        }
                    })
                    .join();
            Connection connection = server.events.nextOpened();
            client.sendText("hello", true).join();

            assertEquals(Payload.text("hello"), server.events.nextPayload());
            assertEquals(new Tally(1, 0, 0, 0), server.deliver("Grüße", connection));
            assertEquals("Grüße", Await.next(texts, "the push"));

            client.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
            assertEquals(new CloseReason(1000, "bye", Origin.CLIENT), server.events.nextClosed());
        }
    }

    @Test
    void handshakeTellsWhatTheClientSaidOfItself() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            client.handshake(RawClient.request(
                    "/room/1?client=J%C3%BCrgen+S&client=second&flag&bad=%zz",
                    "Origin: http://page.example\r\n",
                    "User-Agent: Test/1\r\n",
                    "Accept-Language: de-AT,de;q=0.9\r\n"));

            Handshake expected = new Handshake(
                    InetAddress.ofLiteral("127.0.0.1"),
                    client.localPort(),
                    "/room/1",
                    Map.of("client", "Jürgen S", "flag", "", "bad", "%zz"),
                    "Test/1",
                    "de-AT",
                    "http://page.example",
                    13,
                    "");
            assertEquals(expected, server.events.nextOpened().handshake());
        }
    }

    @Test
    void binaryMessagesPassInBothDirections() throws IOException {
        byte[] large = new byte[40_000];
        large[39_999] = 7;
        try (RawClient client = server.open()) {
            Connection connection = server.events.nextOpened();
            client.sendBinary(large);

            assertEquals(Payload.binary(large), server.events.nextPayload());
            server.deliver(Payload.binary(large), List.of(connection));
            assertArrayEquals(large, client.read().content());
        }
    }

    @Test
    void oneFanOutReachesManyInTheOrderOfTheCalls() throws IOException {
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            Connection one = server.events.nextOpened();
            Connection two = server.events.nextOpened();
            server.deliver("a", one, two);
            server.deliver("b", one, two);

            assertEquals("a", first.read().text());
            assertEquals("b", first.read().text());
            assertEquals("a", second.read().text());
            assertEquals("b", second.read().text());
        }
    }

    @Test
    void pushesThatArriveTogetherKeepTheirOrderAndTheirCounts() throws IOException {
        BlockingQueue<Tally> tallies = new LinkedBlockingQueue<>();
        CountDownLatch allHandedOver = new CountDownLatch(1);
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            Connection one = server.events.nextOpened();
            Connection two = server.events.nextOpened();
            server.transport.deliver(
                    Payload.text("start"),
                    PushClass.MESSAGE,
                    List.of(one),
                    tally -> Await.zero(allHandedOver, "the others"));
            for (int i = 0; i < 200; i++) {
                List<Connection> to = i % 2 == 0 ? List.of(one, two) : List.of(one);
                server.transport.deliver(Payload.text("" + i), PushClass.MESSAGE, to, tallies::add);
            }
            allHandedOver.countDown();

            assertEquals("start", first.read().text());
            for (int i = 0; i < 200; i++) {
                assertEquals("" + i, first.read().text());
                if (i % 2 == 0) {
                    assertEquals("" + i, second.read().text());
                }
                assertEquals(new Tally(i % 2 == 0 ? 2 : 1, 0, 0, 0), Await.next(tallies, "a tally"));
            }
        }
    }

    @Test
    void sessionsAreNumberedFromOne() throws IOException {
        try (RawClient first = server.open();
                RawClient second = server.open()) {
            assertEquals(new SessionId(1), server.events.nextOpened().id());
            assertEquals(new SessionId(2), server.events.nextOpened().id());
            assertTrue(first.localPort() != second.localPort());
        }
    }

    @Test
    void trafficCountsMessagesAndWaitingBytes() throws IOException {
        try (RawClient client = server.open()) {
            Connection connection = server.events.nextOpened();
            client.sendText("in");
            server.events.nextPayload();
            server.deliver("out", connection);

            Traffic traffic = connection.traffic();
            assertEquals(new Traffic(1, 1, 0, Backlog.NONE, traffic.lastSeen()), traffic);
            assertEquals("out", client.read().text());
        }
    }

    @Test
    void closeSendsWhatWasQueuedThenSaysGoodbye() throws IOException {
        try (RawClient client = server.open()) {
            Connection connection = server.events.nextOpened();
            server.deliver("last words", connection);
            connection.close(CloseReason.DISCONNECTED, "by the operator");

            assertEquals("last words", client.read().text());
            RawClient.Received close = client.read();
            assertEquals(CloseReason.DISCONNECTED, close.closeCode());
            client.sendClose(CloseReason.DISCONNECTED, "");
            assertTrue(client.readsEnd());
            assertEquals(new CloseReason(4501, "by the operator", Origin.SERVER), server.events.nextClosed());
        }
    }

    @Test
    void aClientThatNeverAnswersTheGoodbyeIsClosedAnyway() throws IOException {
        try (RawClient client = server.open()) {
            server.events.nextOpened().close(CloseReason.DISCONNECTED, "");

            assertTrue(client.readsEnd());
            assertEquals(CloseReason.DISCONNECTED, server.events.nextClosed().code());
        }
    }

    @Test
    void aVanishedClientIsReportedAsLostByTheNetwork() throws IOException {
        RawClient client = server.open();
        server.events.nextOpened();
        client.vanish();

        assertEquals(new CloseReason(CloseReason.ABNORMAL, "", Origin.NETWORK), server.events.nextClosed());
    }

    @Test
    void deliveryToAConnectionThatIsGoneIsCountedAsGone() throws IOException {
        RawClient client = server.open();
        Connection connection = server.events.nextOpened();
        client.close();
        server.events.nextClosed();

        assertEquals(new Tally(0, 0, 0, 1), server.deliver("late", connection));
    }

    @Test
    void pingsAreAnsweredWithTheirContent() throws IOException {
        try (RawClient client = server.open()) {
            client.sendFrame(RawClient.PING, true, new byte[] {1, 2, 3});

            assertEquals(RawClient.Received.of(RawClient.PONG, (byte) 1, (byte) 2, (byte) 3), client.read());
        }
    }

    @Test
    void aMessageInFragmentsArrivesWholeEvenIfACharacterIsSplit() throws IOException {
        byte[] text = "aüb".getBytes(StandardCharsets.UTF_8);
        try (RawClient client = server.open()) {
            client.sendFrame(RawClient.TEXT, false, Arrays.copyOf(text, 2));
            client.sendFrame(RawClient.PING, true, new byte[0]);
            client.sendFrame(RawClient.CONTINUATION, true, Arrays.copyOfRange(text, 2, 4));

            assertEquals(Payload.text("aüb"), server.events.nextPayload());
        }
    }
}
