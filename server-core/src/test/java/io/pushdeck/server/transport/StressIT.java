package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Order and content under load: slow readers, partial writes, pings, and clients that vanish in the middle.
class StressIT {
    private static final int CLIENTS = 12;
    static final int MESSAGES = 3_000;
    private static final long SEED = 20_261_123;

    private final TransportFixture server = new TransportFixture(Limits.defaults()
            .withOutgoing(Limits.Outgoing.defaults().withOutbox(64 * 1024 * 1024, Duration.ofMinutes(1)))
            .withInbound(
                    Limits.Inbound.defaults().withMessagesPerSecond(100_000).withBytesPerSecond(100_000_000)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyReaderGetsEveryMessageInOrderWhateverItsPace() throws IOException {
        List<Connection> connections = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        BlockingQueue<String> results = new LinkedBlockingQueue<>();
        for (int i = 0; i < CLIENTS; i++) {
            RawClient client = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096);
            client.handshake(RawClient.request("/"));
            connections.add(server.events.nextOpened());
            int number = i;
            readers.add(Thread.ofPlatform().start(() -> results.add(read(client, number))));
        }
        BlockingQueue<Tally> tallies = new LinkedBlockingQueue<>();
        Random random = new Random(SEED);
        for (int i = 0; i < MESSAGES; i++) {
            server.transport.deliver(message(i, random.nextInt(2_000)), PushClass.MESSAGE, connections, tallies::add);
        }
        for (int i = 0; i < CLIENTS; i++) {
            assertEquals("complete", Await.next(results, "a reader"));
        }
        for (int i = 0; i < MESSAGES; i++) {
            Tally tally = Await.next(tallies, "a tally");
            assertEquals(CLIENTS, tally.written() + tally.queued() + tally.full() + tally.gone());
            assertEquals(0, tally.full());
        }
        readers.forEach(reader -> Await.until("a reader ends", () -> !reader.isAlive()));
    }

    static Payload message(int number, int length) {
        return Payload.text(
                number + ":" + String.valueOf((char) ('a' + number % 26)).repeat(length));
    }

    /// Some pause now and then, some send pings, and the last third vanishes half way.
    static String read(RawClient client, int number) {
        try (client) {
            for (int next = 0; next < MESSAGES; ) {
                RawClient.Received frame = client.read();
                if (frame.opcode() == RawClient.PONG) {
                    continue;
                }
                String text = frame.text();
                int colon = text.indexOf(':');
                char filling = (char) ('a' + next % 26);
                if (!text.substring(0, colon).equals(String.valueOf(next))
                        || text.chars().skip(colon + 1L).anyMatch(c -> c != filling)) {
                    return "client " + number + " expected message " + next + " and got " + text;
                }
                next++;
                if (number % 3 == 0 && next % 100 == 0) {
                    LockSupport.parkNanos(1_000_000);
                }
                if (number % 3 == 1 && next % 50 == 0) {
                    client.sendFrame(RawClient.PING, true, new byte[] {1});
                }
                if (number % 3 == 2 && next == MESSAGES / 2) {
                    client.vanish();
                    return "complete";
                }
            }
            return "complete";
        } catch (IOException e) {
            return "client " + number + ": " + e;
        }
    }
}
