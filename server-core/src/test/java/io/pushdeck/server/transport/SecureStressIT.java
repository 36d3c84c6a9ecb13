package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [StressIT] proves, over TLS: sockets that take a part of a record, pings, and clients that vanish.
class SecureStressIT {
    private static final int CLIENTS = 9;
    private static final long SEED = 20_261_123;
    private static final Limits PATIENT = Limits.defaults()
            .withOutgoing(Limits.Outgoing.defaults().withOutbox(64 * 1024 * 1024, Duration.ofMinutes(1)))
            .withInbound(
                    Limits.Inbound.defaults().withMessagesPerSecond(100_000).withBytesPerSecond(100_000_000));

    @TempDir
    private Path folder;

    @Test
    void everyReaderGetsEveryMessageInOrderWhateverItsPace() throws IOException {
        TlsContext tls = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        SSLContext trust = Trust.only(tls.certificate().pem());
        TransportConfig config = TransportConfig.loopback(0).withLimits(PATIENT).withTls(tls);
        try (TransportFixture server = new TransportFixture(config, Duration.ofHours(1))) {
            List<Connection> connections = new ArrayList<>();
            BlockingQueue<String> results = new LinkedBlockingQueue<>();
            for (int i = 0; i < CLIENTS; i++) {
                RawClient client = RawClient.connect(InetAddress.ofLiteral("127.0.0.1"), server.port(), 4096)
                        .secured(trust)
                        .opened();
                connections.add(server.events.nextOpened());
                int number = i;
                Thread.ofPlatform().start(() -> results.add(StressIT.read(client, number)));
            }
            BlockingQueue<Tally> tallies = new LinkedBlockingQueue<>();
            Random random = new Random(SEED);
            for (int i = 0; i < StressIT.MESSAGES; i++) {
                server.transport.deliver(
                        StressIT.message(i, random.nextInt(2_000)), PushClass.MESSAGE, connections, tallies::add);
            }
            for (int i = 0; i < CLIENTS; i++) {
                assertEquals("complete", Await.next(results, "a reader"));
            }
            for (int i = 0; i < StressIT.MESSAGES; i++) {
                assertEquals(0, Await.next(tallies, "a tally").full());
            }
            assertEquals(0, server.counters().repairs().rearmed());
        }
    }
}
