package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.RecordedEvents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Guards 5, 7, 8, 21, 24 and 25: the listeners themselves.
class ListenerIT {
    private static final InetAddress FOUR = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress SIX = InetAddress.ofLiteral("::1");
    /// Kept for documentation: no machine has it.
    private static final InetAddress ABSENT = InetAddress.ofLiteral("192.0.2.1");

    @Test
    void bothLoopbacksShareThePort() throws IOException {
        try (TransportFixture server = new TransportFixture()) {
            List<InetSocketAddress> bound = server.transport.boundTo();
            assumeTrue(bound.size() == 2, "this machine has no ::1");
            assertEquals(
                    List.of(new InetSocketAddress(FOUR, server.port()), new InetSocketAddress(SIX, server.port())),
                    bound);
            try (RawClient six = RawClient.connect(SIX, server.port(), 0)) {
                assertTrue(six.handshake(RawClient.request("/")).startsWith("HTTP/1.1 101 "));
                assertEquals(SIX, server.events.nextOpened().handshake().address());
            }
        }
    }

    @Test
    void anAddressThatIsNotThereIsLeftOut() throws IOException {
        TransportConfig config = TransportConfig.at(List.of(FOUR, ABSENT), 0);
        try (TransportFixture server = new TransportFixture(config, Duration.ofHours(1));
                RawClient client = server.open()) {
            assertEquals(List.of(new InetSocketAddress(FOUR, server.port())), server.transport.boundTo());
            assertTrue(client.localPort() > 0);
        }
    }

    @Test
    void noAddressAtAllIsAnError() {
        TransportConfig config = TransportConfig.at(List.of(ABSENT), 0);
        assertThrows(
                PortUnavailableException.class,
                () -> WebSocketTransport.start(config, new RecordedEvents(), Clock.systemUTC()));
    }

    @Test
    void aTakenPortIsReportedAtOnceAndLeavesNothingBehind() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, SIX)) {
            int port = taken.getLocalPort();
            PortUnavailableException thrown = assertThrows(
                    PortUnavailableException.class,
                    () -> WebSocketTransport.start(
                            TransportConfig.loopback(port), new RecordedEvents(), Clock.systemUTC()));
            assertEquals(SIX, thrown.address());
            assertEquals(port, thrown.port());
            assertInstanceOf(IOException.class, thrown.getCause());
            try (ServerSocket free = new ServerSocket()) {
                free.bind(new InetSocketAddress(FOUR, port));
                assertTrue(free.isBound());
            }
        }
    }

    @Test
    void fiftyRestartsOnOnePort() throws IOException {
        int port;
        try (TransportFixture first = new TransportFixture()) {
            port = first.port();
        }
        for (int i = 0; i < 50; i++) {
            TransportConfig config = TransportConfig.loopback(port);
            try (TransportFixture server = new TransportFixture(config, Duration.ofHours(1));
                    RawClient client = server.open()) {
                Connection connection = server.events.nextOpened();
                assertEquals(1, server.deliver("hello", connection).written());
                assertEquals("hello", client.read().text());
            }
        }
        assertNoThreadsLeft();
    }

    @Test
    void smallMessagesAreNotHeldBack() throws IOException {
        try (TransportFixture server = new TransportFixture();
                RawClient client = server.open()) {
            assertTrue(client.localPort() > 0);
            SelectionKey key =
                    ((ClientConnection) server.events.nextOpened()).channel().key();
            assertTrue(((SocketChannel) key.channel()).getOption(StandardSocketOptions.TCP_NODELAY));
        }
    }

    @Test
    void tooManyConnectionsAreRefusedAndLaterOnesAccepted() throws IOException {
        Limits limits =
                Limits.defaults().withConnections(Limits.Connections.defaults().withMax(2));
        try (TransportFixture server = new TransportFixture(limits);
                RawClient first = server.open()) {
            try (RawClient second = server.open();
                    RawClient third = RawClient.connect(server.port())) {
                assertTrue(third.readsEnd());
                second.sendText("still served");
                assertEquals(Payload.text("still served"), server.events.nextPayload());
            }
            assertEquals(1, server.counters().refused().full());
            Await.until("there is room again", () -> server.counters().connections() == 1);
            try (RawClient fourth = server.open()) {
                fourth.sendText("in");
                assertEquals(Payload.text("in"), server.events.nextPayload());
            }
            assertTrue(first.localPort() > 0);
        }
    }

    @Test
    void aListenerThatWasClosedIsOpenedAgainAndItsConnectionsLive() throws IOException {
        try (TransportFixture server = new TransportFixture();
                RawClient before = server.open()) {
            server.transport.listeners().current().getFirst().channel().close();

            String trouble = Await.next(server.events.troubles, "the alarm");
            assertTrue(trouble.contains("was opened again"), trouble);
            assertEquals(1, server.counters().repairs().listenerReopened());
            try (RawClient after = server.open()) {
                after.sendText("after");
                assertEquals(Payload.text("after"), server.events.nextPayload());
            }
            before.sendText("before");
            assertEquals(Payload.text("before"), server.events.nextPayload());
        }
    }

    @Test
    void anExceptionInTheSelectorLoopIsSurvivedByANewListener() throws IOException {
        try (TransportFixture server = new TransportFixture();
                RawClient client = server.open()) {
            ClientConnection connection = (ClientConnection) server.events.nextOpened();
            connection.channel().key().attach("not a socket of the library");
            client.sendText("x");

            Await.next(server.events.troubles, "the alarm");
            assertEquals(CloseReason.RESTART, client.readClose().closeCode());
            assertEquals(CloseReason.RESTART, server.events.nextClosed().code());
            try (RawClient after = server.open()) {
                after.sendText("after");
                assertEquals(Payload.text("after"), server.events.nextPayload());
            }
        }
    }

    @Test
    void aListenerThatHangsIsReplacedByTheWatchdog() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        RecordedEvents events = new RecordedEvents();
        SessionEvents blocking = new Forwarding(events) {
            @Override
            public void received(SessionId session, Payload payload) {
                if (payload.equals(Payload.text("block"))) {
                    awaitWhateverHappens(release);
                }
                super.received(session, payload);
            }
        };
        try (WebSocketTransport transport = WebSocketTransport.start(
                        TransportConfig.loopback(0), blocking, Clock.systemUTC(), Duration.ofMillis(200));
                RawClient client = RawClient.open(transport.port())) {
            client.sendText("block");

            String trouble = Await.next(events.troubles, "the alarm");
            assertTrue(trouble.contains("did not answer"), trouble);
            assertEquals(CloseReason.RESTART, client.readClose().closeCode());
            try (RawClient after = RawClient.open(transport.port())) {
                after.sendText("after");
                assertEquals(Payload.text("after"), events.nextPayload());
            }
        } finally {
            release.countDown();
        }
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theWatchdogLeavesAHealthyListenerAlone() throws IOException {
        RecordedEvents events = new RecordedEvents();
        try (WebSocketTransport transport = WebSocketTransport.start(
                        TransportConfig.loopback(0), events, Clock.systemUTC(), Duration.ofMillis(20));
                RawClient client = RawClient.open(transport.port())) {
            for (int i = 0; i < 20; i++) {
                client.sendFrame(RawClient.PING, true, new byte[0]);
                assertEquals(RawClient.PONG, client.read().opcode());
            }
            assertEquals(List.of(), List.copyOf(events.troubles));
        }
    }

    @Test
    void errorsThrownByTheReceiverOfEventsEndNothing() throws IOException {
        RecordedEvents events = new RecordedEvents();
        SessionEvents throwing = new Forwarding(events) {
            @Override
            public void opened(Connection connection) {
                super.opened(connection);
                throw new LinkageError("in opened");
            }

            @Override
            public void received(SessionId session, Payload payload) {
                super.received(session, payload);
                throw new StackOverflowError("in received");
            }

            @Override
            public void closed(SessionId session, CloseReason reason) {
                super.closed(session, reason);
                throw new OutOfMemoryError("in closed");
            }
        };
        try (WebSocketTransport transport = TransportFixture.start(throwing)) {
            for (int i = 0; i < 3; i++) {
                try (RawClient client = RawClient.open(transport.port())) {
                    client.sendText("a");
                    client.sendText("b");
                    assertEquals(Payload.text("a"), events.nextPayload());
                    assertEquals(Payload.text("b"), events.nextPayload());
                    client.sendClose(1000, "");
                    assertEquals(new CloseReason(1000, "", Origin.CLIENT), events.nextClosed());
                }
            }
            Await.until(
                    "all failures are counted",
                    () -> transport.counters().repairs().callbackFailures() == 12);
        }
    }

    static void assertNoThreadsLeft() {
        Await.until(
                "no thread of the transport is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("pushdeck-")
                                || thread.getName().startsWith("WebSocket")
                                || thread.getName().startsWith("connectionLost")));
    }

    private static class Forwarding implements SessionEvents {
        private final SessionEvents target;

        Forwarding(SessionEvents target) {
            this.target = target;
        }

        @Override
        public void opened(Connection connection) {
            target.opened(connection);
        }

        @Override
        public void received(SessionId session, Payload payload) {
            target.received(session, payload);
        }

        @Override
        public void closed(SessionId session, CloseReason reason) {
            target.closed(session, reason);
        }

        @Override
        public void troubled(String whatHappened) {
            target.troubled(whatHappened);
        }
    }
}
