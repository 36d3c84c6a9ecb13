package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.RecordedEvents;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Guards 14, 17, 18, 22 and 23: how connections and the server end.
class LifecycleIT {
    private static final Payload LARGE = Payload.binary(new byte[64 * 1024]);

    private TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shutdownSendsWhatWaitsThenSaysGoodbyeThenCloses() throws IOException {
        try (RawClient slow = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096)) {
            slow.handshake(RawClient.request("/"));
            Connection connection = server.events.nextOpened();
            int sent = 1;
            while (server.deliver(LARGE, List.of(connection)).queued() == 0) {
                sent++;
            }
            for (int i = 0; i < 10; i++) {
                server.deliver(LARGE, List.of(connection));
                sent++;
            }
            Thread closer = Thread.ofVirtual().start(server.transport::close);
            Await.until("the goodbye waits behind the rest", () -> !((ClientConnection) connection).isOpen());
            for (int i = 0; i < sent; i++) {
                assertEquals(64 * 1024, slow.read().content().length);
            }
            assertEquals(CloseReason.GOING_AWAY, slow.read().closeCode());
            slow.sendClose(CloseReason.GOING_AWAY, "");
            assertTrue(slow.readsEnd());
            assertEquals(Origin.SERVER, server.events.nextClosed().origin());
            Await.until("shutdown ends", () -> !closer.isAlive());
            assertEquals(0, server.counters().connections());
        }
    }

    @Test
    void shutdownClosesWhoNeverReadsWhenTheDrainIsOver() throws IOException {
        restart(Limits.defaults().withTimes(Limits.Times.defaults().withDrain(Duration.ofMillis(300))));
        try (RawClient stuck = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096)) {
            stuck.handshake(RawClient.request("/"));
            Connection connection = server.events.nextOpened();
            while (server.deliver(LARGE, List.of(connection)).queued() == 0) {
                assertTrue(stuck.localPort() > 0);
            }
            server.transport.close();
            assertEquals(0, server.counters().connections());
            assertEquals(CloseReason.GOING_AWAY, server.events.nextClosed().code());
            ListenerIT.assertNoThreadsLeft();
        }
    }

    @Test
    void afterShutdownNobodyIsAcceptedAndDeliveriesAreGone() throws IOException {
        Connection connection;
        try (RawClient client = server.open()) {
            connection = server.events.nextOpened();
            Thread closer = Thread.ofVirtual().start(() -> server.transport.close(CloseReason.RESTART, "back soon"));
            assertEquals(CloseReason.RESTART, client.readClose().closeCode());
            client.sendClose(CloseReason.RESTART, "");
            Await.until("shutdown ends", () -> !closer.isAlive());
        }
        assertEquals(new Tally(0, 0, 0, 1), server.deliver("late", connection));
        Await.until("the port is closed", () -> {
            try (RawClient late = RawClient.connect(server.port())) {
                return late.localPort() < 0;
            } catch (ConnectException e) {
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    void shutdownFromAnEventDoesNotWaitForItself() throws IOException {
        server.close();
        BlockingQueue<WebSocketTransport> self = new LinkedBlockingQueue<>();
        RecordedEvents events = new RecordedEvents() {
            @Override
            public void received(SessionId session, Payload payload) {
                Await.next(self, "the transport").close();
                super.received(session, payload);
            }
        };
        WebSocketTransport transport = WebSocketTransport.start(TransportConfig.loopback(0), events, Clock.systemUTC());
        try (RawClient client = RawClient.open(transport.port())) {
            self.add(transport);
            client.sendText("end");
            assertEquals(Payload.text("end"), events.nextPayload());
            assertEquals(CloseReason.GOING_AWAY, client.readClose().closeCode());
            client.sendClose(CloseReason.GOING_AWAY, "");
            assertEquals(CloseReason.GOING_AWAY, events.nextClosed().code());
        }
        ListenerIT.assertNoThreadsLeft();
    }

    @Test
    void shutdownFromAnotherThreadOfThatNameIsWaitedFor() throws IOException {
        try (RawClient client = server.open()) {
            server.events.nextOpened();
            Thread closer = Thread.ofPlatform().name("pushdeck-main").start(server.transport::close);
            assertEquals(CloseReason.GOING_AWAY, client.readClose().closeCode());
            assertTrue(closer.isAlive(), "it waits for the answer");
            client.sendClose(CloseReason.GOING_AWAY, "");
            Await.until("shutdown ends", () -> !closer.isAlive());
            assertEquals(0, server.counters().connections());
        }
    }

    @Test
    void aSocketThatIsGoneWithoutAWordIsSwept() throws IOException {
        try (RawClient client = server.open()) {
            ClientConnection connection = (ClientConnection) server.events.nextOpened();
            connection.channel().key().channel().close();

            assertEquals(new CloseReason(CloseReason.ABNORMAL, "", Origin.NETWORK), server.events.nextClosed());
            assertEquals(1, server.counters().repairs().swept());
            Await.until("it is forgotten", () -> server.counters().connections() == 0);
            assertTrue(client.localPort() > 0);
        }
    }

    @Test
    void aSilentClientIsPingedAndThenClosed() throws IOException {
        restart(Limits.defaults().withTimes(Limits.Times.defaults().withConnectionLostTimeout(Duration.ofMillis(600))));
        try (RawClient silent = server.open()) {
            assertEquals(RawClient.PING, silent.read().opcode());
            assertEquals(CloseReason.TIMED_OUT, silent.readClose().closeCode());
            assertEquals(1, server.counters().closed().silent());
            assertEquals(CloseReason.TIMED_OUT, server.events.nextClosed().code());
        }
    }

    @Test
    void aClientThatAnswersPingsStays() throws IOException {
        restart(Limits.defaults().withTimes(Limits.Times.defaults().withConnectionLostTimeout(Duration.ofMillis(600))));
        try (RawClient quiet = server.open()) {
            for (int i = 0; i < 4; i++) {
                assertEquals(RawClient.PING, quiet.read().opcode());
                quiet.sendFrame(RawClient.PONG, true, new byte[0]);
            }
            assertEquals(0, server.counters().closed().silent());
        }
    }

    @Test
    void everyOpenedConnectionIsClosedOnceHoweverFastItLeaves() throws IOException {
        byte[] hello = RawClient.request("/").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 500; i++) {
            RawClient client = RawClient.connect(server.port());
            client.sendRaw(hello);
            if (i % 3 == 0) {
                client.vanish();
            } else {
                client.close();
            }
        }
        Await.until("all are gone", () -> server.counters().connections() == 0);
        // Those still in the accept queue come later; one more round trip is behind them.
        try (RawClient last = server.open()) {
            last.sendText("last");
            server.events.nextPayload();
        }
        Await.until("all are gone", () -> server.counters().connections() == 0);
        assertEquals(ids(server.events.opened), closedIds());
    }

    @Test
    void twoThousandClientsComeAndLeaveAndNothingIsLeft() throws IOException {
        restart(Limits.defaults());
        long filesBefore = openFiles();
        long threadsBefore = pushdeckThreads();
        int clients = (int) Math.min(2_000, (freeFiles() - 100) / 2);
        List<RawClient> open = new ArrayList<>();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            open.add(server.open());
            connections.add(server.events.nextOpened());
        }
        assertEquals(clients, server.counters().connections());
        Tally tally = server.deliver(Payload.text("to all"), connections);
        assertEquals(new Tally(clients, 0, 0, 0), tally);
        for (RawClient client : open) {
            assertEquals("to all", client.read().text());
        }
        for (RawClient client : open) {
            client.close();
        }
        for (int i = 0; i < clients; i++) {
            server.events.nextClosed();
        }
        Await.until("the registry is empty", () -> server.counters().connections() == 0);
        Await.until("no file is left open", () -> openFiles() <= filesBefore + 5);
        // One of a server closed before may still have been ending when they were counted.
        Await.until("no thread is left", () -> pushdeckThreads() <= threadsBefore);
    }

    private void restart(Limits limits) {
        server.close();
        server = new TransportFixture(limits);
    }

    private static Set<SessionId> ids(BlockingQueue<Connection> connections) {
        Set<SessionId> ids = new HashSet<>();
        connections.forEach(connection -> ids.add(connection.id()));
        return ids;
    }

    private Set<SessionId> closedIds() {
        Set<SessionId> ids = new HashSet<>();
        Await.until("every opened one was closed", () -> server.events.closed.size() >= server.events.opened.size());
        server.events.closed.forEach(closed -> assertTrue(ids.add(closed.session()), "closed twice"));
        return ids;
    }

    private static long pushdeckThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pushdeck-"))
                .count();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    private static long freeFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : 10_000;
    }
}
