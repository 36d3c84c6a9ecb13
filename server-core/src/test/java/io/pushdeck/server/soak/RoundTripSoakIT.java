package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.transport.WebSocketTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Requests that the server answers with a push to the one who asked: none waits for ever.
class RoundTripSoakIT {
    private static final int CLIENTS = 100;
    private static final int BRIEF = 50_000;
    private static final int FULL = 5_000_000;
    /// Nothing comes for so long, though the server has nothing queued.
    private static final Duration STALL = Duration.ofSeconds(5);

    private final Findings findings = new Findings();
    private final SoakReport report = new SoakReport("round-trips", "Stress: request and reply");
    private final Answering server = new Answering();

    @Test
    void everyRequestIsAnswered() throws InterruptedException {
        int each = SoakLength.count(BRIEF, FULL) / CLIENTS;
        CountDownLatch unfinished = new CountDownLatch(CLIENTS);
        List<AskingClient> clients = new ArrayList<>();
        long begin = System.nanoTime();
        try (Swarm swarm = new Swarm("asking-clients");
                ErrorLog log = ErrorLog.into(findings)) {
            for (int i = 0; i < CLIENTS; i++) {
                AskingClient client = new AskingClient(i, each, findings, unfinished::countDown);
                clients.add(client);
                swarm.join(Swarm.Arrival.of(server.transport.port(), "/" + i), client);
            }
            while (!unfinished.await(1, TimeUnit.SECONDS) && findings.count() == 0) {
                clients.forEach(client -> client.reportStall(STALL, server::queuedBytes));
            }
            swarm.failures().forEach(failure -> findings.add("a client found: " + failure.getMessage()));
            report.fact(
                    "round trips",
                    clients.stream().mapToLong(AskingClient::answers).sum() + " of " + each * CLIENTS + ", by "
                            + CLIENTS + " clients");
            report.fact("time", Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s");
            report.findings(findings);
            report.fact(
                    "re-armed by the sweep",
                    server.transport.counters().repairs().rearmed());
            assertTrue(log.isStarted());
        } finally {
            server.transport.close();
        }
        report.publish();
        assertEquals(List.of(), findings.words());
    }

    /// Sends every message back to its sender.
    private static final class Answering implements SessionEvents {
        private final Map<SessionId, Connection> open = new ConcurrentHashMap<>();
        private final Map<String, Connection> byPath = new ConcurrentHashMap<>();
        private final WebSocketTransport transport =
                WebSocketTransport.start(SoakLimits.stress(), this, Clock.systemUTC());

        long queuedBytes(int client) {
            Connection connection = byPath.get("/" + client);
            return connection == null ? -1 : connection.traffic().queuedBytes();
        }

        @Override
        public void opened(Connection connection) {
            open.put(connection.id(), connection);
            byPath.put(connection.handshake().path(), connection);
        }

        @Override
        public void received(SessionId session, Payload payload) {
            Connection sender = open.get(session);
            if (sender != null) {
                transport.deliver(payload, PushClass.MESSAGE, List.of(sender), tally -> {});
            }
        }

        @Override
        public void closed(SessionId session, CloseReason reason) {
            open.remove(session);
        }

        @Override
        public void troubled(String whatHappened) {}
    }
}
