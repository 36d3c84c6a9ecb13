package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.RawClient.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of pushes to a client that reads too slowly, over a real socket.
class SlowPolicyIT {
    private static final int PUSH_BYTES = 64 * 1024;
    private static final int OUTBOX_BYTES = 256 * 1024;
    /// More than the outbox and all buffers of the operating system take.
    private static final int PUSHES = 400;

    private final Limits.Outgoing defaults = Limits.Outgoing.defaults().withOutbox(OUTBOX_BYTES, Duration.ofMinutes(1));
    private final TransportFixture server =
            new TransportFixture(Limits.defaults().withOutgoing(defaults));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoReadsSlowlyMissesOldStatesAndGetsTheNewest() throws IOException {
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            int left = pushAll(PushClass.LIVE, connection);
            assertTrue(left > 0, "nothing was left out");
            assertEquals(left, connection.traffic().droppedMessages());
            assertEquals(left, server.counters().droppedMessages());
            assertEquals(PUSHES, connection.traffic().sentMessages());

            List<Integer> numbers = readUntil(slow, PUSHES - 1);
            assertEquals(PUSHES - left, numbers.size());
            assertEquals(numbers.stream().sorted().toList(), numbers);
            assertEquals(0, server.counters().closed().slow());
        }
    }

    @Test
    void theOldestMayBeLeftOutInsteadOfAClient() throws IOException {
        server.transport.limits(
                Limits.defaults().withOutgoing(defaults.withPolicy(PushClass.ANNOUNCEMENT, SlowPolicy.DROP_OLDEST)));
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            int left = pushAll(PushClass.ANNOUNCEMENT, connection);
            assertTrue(left > 0, "nothing was left out");
            assertTrue(connection.traffic().queuedBytes() <= OUTBOX_BYTES);

            List<Integer> numbers = readUntil(slow, PUSHES - 1);
            assertEquals(PUSHES - left, numbers.size());
            assertEquals(
                    List.of(PUSHES - 3, PUSHES - 2, PUSHES - 1), numbers.subList(numbers.size() - 3, numbers.size()));
        }
    }

    @Test
    void aBacklogIsSeenAsSlowAndGoesAway() throws IOException {
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            assertFalse(connection.traffic().backlog().isSlow());
            int sent = 0;
            while (connection.traffic().queuedBytes() <= OUTBOX_BYTES / 4) {
                push(PushClass.MESSAGE, sent++, connection);
            }
            assertTrue(connection.traffic().backlog().isSlow());
            assertEquals(OUTBOX_BYTES, connection.traffic().backlog().limitBytes());
            readUntil(slow, sent - 1);
            Await.until("nothing waits", () -> !connection.traffic().backlog().isSlow());
        }
    }

    @Test
    void aSmallerOutboxHoldsForWhoIsThereAlready() throws IOException {
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            server.transport.limits(Limits.defaults().withOutgoing(defaults.withOutbox(1_000, Duration.ofMinutes(1))));
            int number = 0;
            while (push(PushClass.MESSAGE, number, connection).full() == 0) {
                number++;
                assertTrue(
                        connection.traffic().queuedBytes() < 2 * PUSH_BYTES, "two wait in an outbox for less than one");
            }
            assertEquals(
                    new CloseReason(CloseReason.SLOW_CLIENT, "At most 1000 bytes may wait", Origin.SERVER),
                    server.events.nextClosed());
            assertEquals(1, server.counters().closed().slow());
            assertTrue(slow.localPort() > 0);
        }
    }

    @Test
    void aClientThatReadsNothingIsClosedForItsAgeThoughOnlyTheNewestWaits() throws IOException {
        server.transport.limits(
                Limits.defaults().withOutgoing(defaults.withOutbox(OUTBOX_BYTES, Duration.ofMillis(300))));
        try (RawClient slow = openSmall()) {
            Connection connection = server.events.nextOpened();
            while (server.events.closed.isEmpty()) {
                push(PushClass.LIVE, 0, connection);
            }
            assertEquals(
                    "What waits may be at most 0.3 s old",
                    server.events.nextClosed().text());
            assertTrue(slow.localPort() > 0);
        }
    }

    /// @return how many pushes made older ones go
    private int pushAll(PushClass pushClass, Connection connection) {
        for (int i = 0; i < PUSHES; i++) {
            Tally tally = push(pushClass, i, connection);
            assertEquals(0, tally.full() + tally.gone());
            assertTrue(tally.leftOut() <= tally.queued());
        }
        return (int) connection.traffic().droppedMessages();
    }

    private Tally push(PushClass pushClass, int number, Connection connection) {
        byte[] content = ByteBuffer.allocate(PUSH_BYTES).putInt(number).array();
        return server.deliver(Payload.binary(content), pushClass, List.of(connection));
    }

    private static List<Integer> readUntil(RawClient client, int last) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.isEmpty() || numbers.getLast() != last) {
            Received frame = client.read();
            assertEquals(PUSH_BYTES, frame.content().length);
            numbers.add(ByteBuffer.wrap(frame.content()).getInt());
        }
        return numbers;
    }

    private RawClient openSmall() throws IOException {
        RawClient client = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096);
        client.handshake(RawClient.request("/"));
        return client;
    }
}
