package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.transport.TransportCounters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Clients that mean harm: the server serves the others, stays as small as it was, and counts each refusal.
class HostileSoakIT {
    private static final int MUTANTS = SoakLength.count(5_000, 100_000);
    private static final int ROUNDS = SoakLength.isLong() ? 5 : 1;
    private static final int EACH_AT_ONCE = 5;
    private static final long HEAP_BOUND = 32L << 20;
    /// For one attacker, garbage included: more than twice what anyone may send at once, less than any bomb becomes.
    private static final long ATTACK_BOUND = 24L << 20;

    private final long seed = SoakLength.seed();
    private final SoakReport report = SoakReport.seeded("hostile", "Hostile clients", seed);
    private final Findings findings = new Findings();
    private final GoodClient good = new GoodClient(findings);
    private final HostileServer server = new HostileServer(SoakLimits.hostile(), findings);
    private final List<List<?>> heaps = new ArrayList<>();
    private final List<List<?>> attacks = new ArrayList<>();
    private long firstHeap;
    private long mostAllocated;
    private int attacksOpened;

    @Test
    void theServerServesOnAndCountsEachRefusal() throws IOException, InterruptedException {
        attacks.add(List.of("attack", "times", "answer", "counted"));
        heaps.add(List.of("after", "heap", "direct", "files", "threads"));
        try (Swarm swarm = new Swarm("hostile-clients");
                ErrorLog log = ErrorLog.into(findings)) {
            swarm.join(Swarm.Arrival.of(server.port(), HostileServer.GOOD), good);
            Await.until("the good client is served", good::hasNothingOutstanding);
            attackAll();
            server.waitForHandshakes();
            MutantRun mutants = new MutantRun(server, swarm, seed, findings);
            long refusedBefore = server.counters().refused().total();
            mutants.run(0, MUTANTS / 10);
            look("the first tenth of the mutants");
            mutants.run(MUTANTS / 10, MUTANTS);
            look("all mutants");
            findings.check(
                    server.counters().refused().total() - refusedBefore == mutants.refused(),
                    mutants.refused() + " mutants were refused, but the counters say "
                            + server.counters().refused());
            findings.check(
                    server.opened() == mutants.opened() + attacksOpened + 1,
                    mutants.opened() + " mutants were let in, but the server opened " + server.opened());
            report.fact("mutants", MUTANTS + "; handshakes: " + mutants.handshakes());
            serveANewOne();
            good.stop();
            Await.until("the good client has all answers", good::hasNothingOutstanding);
            report.fact("echoes to the client that was there all the time", good.answered());
            server.checkAccounts();
            findings.check(server.openNow() == 1, server.openNow() + " connections are open");
            swarm.failures().forEach(failure -> findings.add("a client found: " + failure.getMessage()));
            assertTrue(log.isStarted());
            server.close();
        } finally {
            server.close();
        }
        tell();
        assertEquals(List.of(), findings.words(), () -> "-Dsoak.seed=" + seed);
    }

    private void attackAll() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            for (List<Attack> kind : Attacks.all()) {
                int answered = good.answered();
                for (Attack attack : kind) {
                    attack(attack, round == 0);
                }
                Await.until("the good client is served", () -> good.answered() > answered);
            }
            Await.until("the attackers are gone", () -> server.counters().connections() == 1);
            look("round " + (round + 1) + " of the attacks");
        }
    }

    /// At once, since some of them take their time.
    private void attack(Attack attack, boolean toBeTold) throws InterruptedException {
        long before = attack.count().in(server);
        long allocatedBefore = server.allocatedBytes();
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService attackers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < EACH_AT_ONCE; i++) {
                answers.add(attackers.submit(() -> attack.move().against(server.port())));
            }
        }
        for (Future<String> answer : answers) {
            String seen = answer.state() == Future.State.SUCCESS
                    ? answer.resultNow()
                    : answer.exceptionNow().toString();
            findings.check(seen.equals(attack.answer()), attack.name() + " was answered with " + seen);
        }
        if (attack.answer().equals(Attack.NONE)) {
            Await.until(
                    "the server knows of " + attack.name(), () -> attack.count().in(server) - before >= EACH_AT_ONCE);
        }
        long counted = attack.count().in(server) - before;
        findings.check(counted == EACH_AT_ONCE, attack.name() + " was counted " + counted + " times");
        long allocated = (server.allocatedBytes() - allocatedBefore) / EACH_AT_ONCE;
        mostAllocated = Math.max(mostAllocated, allocated);
        findings.check(allocated < ATTACK_BOUND, attack.name() + " made the server allocate " + allocated + " bytes");
        if (!attack.answer().startsWith("HTTP")) {
            attacksOpened += EACH_AT_ONCE;
        }
        if (toBeTold) {
            attacks.add(List.of(attack.name(), EACH_AT_ONCE * ROUNDS, attack.answer(), "yes"));
        }
    }

    private void serveANewOne() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            client.handshake(RawClient.request(HostileServer.GOOD));
            client.sendText("and me?");
            findings.check(client.read().text().equals("and me?"), "a new client is not served");
            client.sendClose(1000, "");
            findings.check(client.readClose().closeCode() == 1000, "a new client cannot leave");
            findings.check(client.readsEnd(), "a new client is not let go");
        }
        Await.until("it is gone", () -> server.counters().connections() == 1);
    }

    private void look(String when) {
        Vitals now = Vitals.now();
        if (firstHeap == 0) {
            firstHeap = now.heapBytes();
        }
        findings.check(now.heapBytes() - firstHeap < HEAP_BOUND, "the heap grew to " + now.heap());
        heaps.add(List.of(when, now.heap(), now.direct(), now.files(), now.threads()));
    }

    private void tell() {
        TransportCounters counters = server.counters();
        report.fact("refused", counters.refused());
        report.fact("closed", counters.closed());
        report.fact("ends reported", server.ends());
        report.fact("most that one attacker made the server allocate", mostAllocated + " bytes");
        report.findings(findings);
        report.table(attacks);
        report.table(heaps);
        report.publish();
    }
}
