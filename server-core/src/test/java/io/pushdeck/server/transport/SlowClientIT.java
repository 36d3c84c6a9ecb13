package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.RawClient;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Guards 1, 2 and 15: clients that do not read.
class SlowClientIT {
    private static final Tally FULL = new Tally(0, 0, 1, 0);
    private static final Payload LARGE = Payload.binary(new byte[64 * 1024]);

    private TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void slowClientIsClosedWhenItsOutboxIsFull() throws IOException {
        try (RawClient slow = openSmall();
                RawClient quick = server.open()) {
            Connection first = server.events.nextOpened();
            Connection second = server.events.nextOpened();
            fillOutbox(first);
            assertTrue(first.traffic().queuedBytes() <= 64 * 1024, "what waited is forgotten");

            assertEquals(
                    new CloseReason(CloseReason.SLOW_CLIENT, "At most 1048576 bytes may wait", Origin.SERVER),
                    server.events.nextClosed());
            assertEquals(1, server.counters().closed().slow());
            assertEquals(new Tally(1, 0, 0, 0), server.deliver("on", second));
            assertEquals("on", quick.read().text());
            assertTrue(slow.localPort() > 0);
        }
    }

    @Test
    void slowClientThatReadsAgainLearnsWhyItWasClosed() throws IOException {
        try (RawClient slow = openSmall()) {
            fillOutbox(server.events.nextOpened());
            assertEquals(CloseReason.SLOW_CLIENT, slow.readClose().closeCode());
        }
    }

    @Test
    void slowClientIsClosedWhenItsOutboxIsTooOldEvenIfItSendsPongs() throws IOException {
        restart(Limits.defaults()
                .withOutgoing(Limits.Outgoing.defaults().withOutbox(8 * 1024 * 1024, Duration.ofMillis(400))));
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            fillUntilQueued(connection);
            slow.sendFrame(RawClient.PONG, true, new byte[0]);

            assertEquals(
                    "What waits may be at most 0.4 s old",
                    server.events.nextClosed().text());
            assertEquals(1, server.counters().closed().slow());
        }
    }

    @Test
    @Timeout(60)
    void aLostWakeUpIsFoundByTheSweep() throws IOException {
        try (RawClient slow = openSmall()) {
            ClientConnection connection = (ClientConnection) server.events.nextOpened();
            int sent = fillUntilQueued(connection);
            // More than once: the selector may be about to write, and to ask for more, when the interest is taken away.
            while (server.counters().repairs().rearmed() == 0) {
                connection.channel().key().interestOps(SelectionKey.OP_READ);
                LockSupport.parkNanos(1_000_000);
            }

            for (int i = 0; i < sent; i++) {
                assertEquals(64 * 1024, slow.read().content().length);
            }
        }
    }

    @Test
    void whatWaitsGoesOutBeforeTheGoodbye() throws IOException {
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            int sent = fillUntilQueued(connection);
            connection.close(CloseReason.DISCONNECTED, "enough");

            for (int i = 0; i < sent; i++) {
                assertEquals(RawClient.BINARY, slow.read().opcode());
            }
            assertEquals(CloseReason.DISCONNECTED, slow.read().closeCode());
        }
    }

    @Test
    void aClientThatIsSendingWhileItIsClosedStillGetsTheLastMessage() throws IOException {
        restart(Limits.defaults()
                .withInbound(Limits.Inbound.defaults()
                        .withMessagesPerSecond(1_000_000)
                        .withBytesPerSecond(100_000_000)));
        for (int round = 0; round < 20; round++) {
            try (RawClient busy = server.open()) {
                Connection connection = server.events.nextOpened();
                busy.sendBinary(new byte[50_000]);
                server.transport.deliver(Payload.text("final"), PushClass.MESSAGE, List.of(connection), tally -> {
                    connection.close(CloseReason.RESTART, "");
                });
                for (int i = 0; i < 50; i++) {
                    busy.sendBinary(new byte[50_000]);
                }
                assertEquals("final", busy.read().text());
                assertEquals(CloseReason.RESTART, busy.read().closeCode());
                busy.sendClose(CloseReason.RESTART, "");
                assertTrue(busy.readsEnd());
            }
        }
    }

    private RawClient openSmall() throws IOException {
        RawClient client = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096);
        client.handshake(RawClient.request("/"));
        return client;
    }

    /// Until one is refused.
    private void fillOutbox(Connection connection) throws EOFException {
        for (int i = 0; i < 1_000; i++) {
            if (server.deliver(LARGE, List.of(connection)).equals(FULL)) {
                return;
            }
        }
        throw new EOFException("The outbox is never full");
    }

    /// @return how many were accepted
    private int fillUntilQueued(Connection connection) {
        for (int i = 1; i < 1_000; i++) {
            if (server.deliver(LARGE, List.of(connection)).queued() == 1) {
                server.deliver(LARGE, List.of(connection));
                return i + 1;
            }
        }
        throw new AssertionError("Nothing ever waits");
    }

    private void restart(Limits limits) {
        server.close();
        server = new TransportFixture(limits);
    }
}
