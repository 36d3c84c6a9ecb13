package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.soak.StressClient.Pace;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.transport.TransportCounters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random faults: nothing that was pushed is lost before a close, repeated, reordered or changed.
class StressSoakIT {
    private static final int CLIENTS = 120;
    private static final List<Pace> PACES = List.of(Pace.values());
    private static final Duration BRIEF = Duration.ofSeconds(6);

    private final long seed = SoakLength.seed();
    private final SoakReport report = SoakReport.seeded("stress", "Stress: random faults", seed);
    private final Findings findings = new Findings();
    private final StressServer server = new StressServer(new Contents(seed), findings);
    private final PushStorm storm = new PushStorm(server, seed);
    private final Random random = new Random(seed + 1);
    private final Set<StressClient> present = ConcurrentHashMap.newKeySet();
    private volatile boolean calm;
    private int clients;

    @Test
    void nothingIsLostRepeatedReorderedOrChanged() {
        Duration time = SoakLength.time(BRIEF);
        try (Swarm swarm = new Swarm("stress-clients");
                ErrorLog log = ErrorLog.into(findings)) {
            swarm.execute(() -> {
                for (int i = 0; i < CLIENTS; i++) {
                    join(swarm);
                }
            });
            storm.rage(time);
            CountDownLatch calmed = new CountDownLatch(1);
            swarm.execute(() -> {
                calm = true;
                present.forEach(StressClient::calmDown);
                calmed.countDown();
            });
            storm.settle(findings);
            // Who is refused from now on was refused by a server that ends.
            Await.zero(calmed, "the clients to calm down");
            server.transport().close();
            // Megabytes may be on their way to a narrow client, which gets some 150 kB a second.
            Await.untilStalled(
                    () -> "every client has seen the end; still there: " + present,
                    present::isEmpty,
                    this::receivedPushes);
            swarm.failures().forEach(failure -> findings.add("a client found: " + failure.getMessage()));
            assertTrue(log.isStarted());
        } finally {
            server.transport().close();
        }
        server.ledgers().forEach(Ledger::judge);
        tell(time);
        assertEquals(List.of(), findings.words(), () -> "-Dsoak.seed=" + seed);
        assertTrue(receivedPushes() > 1_000, "too little was tested");
    }

    private long receivedPushes() {
        return server.ledgers().stream().mapToLong(Ledger::receivedPushes).sum();
    }

    /// On the swarm's thread.
    private void join(Swarm swarm) {
        int number = clients++;
        Pace pace = PACES.get(random.nextInt(PACES.size()));
        StressClient client = new StressClient(
                server.newLedger(number), server.contents(), pace, new Random(random.nextLong()), findings, gone -> {
                    present.remove(gone);
                    if (!calm) {
                        join(swarm);
                    }
                });
        present.add(client);
        Swarm.Arrival arrival =
                Swarm.Arrival.of(server.transport().port(), "/" + number).from(1 + number % 20);
        swarm.join(pace == Pace.NARROW ? arrival.withReceiveBuffer(StressClient.NARROW_BYTES) : arrival, client);
    }

    private void tell(Duration time) {
        List<Ledger> ledgers = server.ledgers();
        TransportCounters counters = server.transport().counters();
        report.fact("time", time.toSeconds() + " s");
        report.fact("clients", ledgers.size() + " one after another, " + CLIENTS + " at a time");
        report.fact("pushes", storm.pushes() + ", " + storm.deliveries() + " deliveries tried");
        report.fact("pushes received and compared byte by byte", receivedPushes());
        report.fact(
                "messages of clients compared",
                ledgers.stream().mapToLong(Ledger::understoodMessages).sum());
        report.findings(findings);
        report.fact("re-armed by the sweep", counters.repairs().rearmed());
        Map<String, Long> outcomes =
                ledgers.stream().collect(Collectors.groupingBy(Ledger::outcome, TreeMap::new, Collectors.counting()));
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("how connections ended", "count"));
        outcomes.forEach((outcome, count) -> rows.add(List.of(outcome, count)));
        report.table(rows);
        report.publish();
    }
}
