package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.testing.SwarmClient;
import io.pushdeck.server.transport.TransportCounters;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// More connections than there is room for, from one address and from many: each is let in or refused, and counted.
class ConnectionFloodSoakIT {
    private static final int FLOOD = SoakLength.count(1_500, 50_000);
    /// So many at a time, a part of the whole.
    private static final int WAVE = 500;
    private static final int CONNECTIONS = 200;
    private static final int PER_ADDRESS = 20;
    private static final int HANDSHAKES_PER_SECOND = 200;

    private final Findings findings = new Findings();
    private final SoakReport report = new SoakReport("connection-flood", "Flood of connections");
    private final HostileServer server =
            new HostileServer(SoakLimits.narrow(CONNECTIONS, PER_ADDRESS, HANDSHAKES_PER_SECOND), findings);
    private final AtomicInteger letIn = new AtomicInteger();

    @Test
    void eachOneIsLetInOrCountedAsRefused() {
        GoodClient good = new GoodClient(findings);
        try (Swarm swarm = new Swarm("good");
                ErrorLog log = ErrorLog.into(findings)) {
            swarm.join(Swarm.Arrival.of(server.port(), HostileServer.GOOD), good);
            Await.until("the good client is served", good::hasNothingOutstanding);
            flood();
            Await.until("all have left", () -> server.counters().connections() == 1);
            good.stop();
            Await.until("the good client has all answers", good::hasNothingOutstanding);
            server.checkAccounts();
            assertTrue(log.isStarted());
            tell();
            server.close();
        } finally {
            server.close();
        }
        assertEquals(List.of(), findings.words());
    }

    private void flood() {
        try (Swarm flood = new Swarm("flood")) {
            for (int i = 0; i < FLOOD; i++) {
                // Half of them from one address, which has room for a few only.
                int from = i % 2 == 0 ? 2 : 3 + i % 37;
                flood.join(Swarm.Arrival.of(server.port(), "/").from(from), new Flooding());
                int tried = i + 1;
                if (tried % WAVE == 0) {
                    Await.until("all have come", () -> letIn.get() + refused() == tried);
                }
            }
        }
    }

    private long refused() {
        return server.counters().refused().total();
    }

    private void tell() {
        TransportCounters counters = server.counters();
        findings.check(counters.refused().perAddress() > 0, "no address was refused");
        report.fact("connections tried", FLOOD);
        report.fact("let in", letIn);
        report.fact("refused", counters.refused());
        report.findings(findings);
        report.publish();
    }

    /// Stays for as long as it may.
    private final class Flooding implements Script {
        @Override
        public void opened(SwarmClient me) {
            letIn.incrementAndGet();
        }

        @Override
        public void frame(SwarmClient me, int opcode, ByteBuffer content) {
            // It does not answer.
        }

        @Override
        public void ended(SwarmClient me, End how) {
            // Refused, or still there when the flood is over.
        }
    }
}
