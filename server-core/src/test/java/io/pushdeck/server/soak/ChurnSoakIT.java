package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.PushServerConfig;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RecordedHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many clients are held while others come and go: what the server believes is what is true, and it grows by nothing.
class ChurnSoakIT {
    private static final int CLIENTS = SoakLength.isLong() ? 10_000 : 500;
    private static final int CHURN_PER_SECOND = 200;
    private static final Duration BRIEF = Duration.ofSeconds(8);
    private static final int ROWS = 10;
    private static final long PUSH_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// Jars and the like that are opened late.
    private static final int FEW_FILES = 20;

    private static final int FEW_THREADS = 8;
    private static final long HEAP_BOUND = 48L << 20;

    @TempDir
    private Path folder;

    private final long seed = SoakLength.seed();
    private final SoakReport report = SoakReport.seeded("churn", "Churn", seed);
    private final Findings findings = new Findings();
    private final List<List<?>> rows = new ArrayList<>();
    private final List<Vitals> vitals = new ArrayList<>();
    private long pushes;

    @Test
    void theRegistryIsTrueAndNothingGrows() {
        rows.add(List.of("second", "open", "came", "went", "pushes received", "heap", "direct", "files", "threads"));
        ListenConfig listen = ListenConfig.DEFAULT.withPorts(0, 0).withLimits(SoakLimits.manyClients());
        try (ErrorLog log = ErrorLog.into(findings);
                PushServer server =
                        PushServer.start(PushServerConfig.of(folder).withListen(listen), PushListener.NONE)) {
            int port = server.listening().orElseThrow().webSocketPort();
            assertTrue(holds(server, 0));
            Vitals before = Vitals.now();
            try (ChurnProcess crowd = new ChurnProcess(port, seed)) {
                for (int open = 0; open < CLIENTS; open += 500) {
                    crowd.order("join 500");
                }
                hold(server, crowd);
                crowd.order("settle");
                compare(server, crowd.openIds());
                ChurnProcess.Status status = crowd.status();
                findings.check(status.wrong() == 0, status.inWords());
                crowd.order("leave");
                compare(server, Set.of());
            }
            judge(before);
            assertTrue(log.isStarted());
        }
        assertEquals(List.of(), findings.words(), () -> "-Dsoak.seed=" + seed);
    }

    private void hold(PushServer server, ChurnProcess crowd) {
        Duration time = SoakLength.time(BRIEF);
        row(0, crowd);
        crowd.order("churn " + CHURN_PER_SECOND);
        long begin = System.nanoTime();
        long next = begin;
        for (int part = 1; part <= ROWS; part++) {
            long end = begin + time.dividedBy(ROWS).multipliedBy(part).toNanos();
            while (next - end < 0) {
                waitUntil(next);
                server.sendToAll(Long.toString(pushes++)).join();
                next += PUSH_NANOS;
            }
            waitUntil(end);
            row(time.toSeconds() * part / ROWS, crowd);
        }
    }

    /// The rate counts from the beginning: a push that took long makes none of the later ones late.
    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void row(long second, ChurnProcess crowd) {
        ChurnProcess.Status status = crowd.status();
        Vitals now = Vitals.now();
        vitals.add(now);
        rows.add(List.of(
                second,
                status.open(),
                status.joined(),
                status.left(),
                status.messages(),
                now.heap(),
                now.direct(),
                now.files(),
                now.threads()));
    }

    /// The hub and the transport know exactly those who are there.
    private void compare(PushServer server, Set<String> ids) {
        Await.until("the hub knows " + ids.size() + " clients", () -> {
            HubSnapshot snapshot = snapshot(server);
            return snapshot.sessions().size() == ids.size()
                    && snapshot.sessions().stream()
                            .map(session -> session.client().value())
                            .collect(Collectors.toSet())
                            .equals(ids);
        });
        Await.until("the transport holds " + ids.size() + " sockets", () -> holds(server, ids.size()));
        report.fact(
                "clients that are open, known to the hub, and held by the transport",
                ids.size() + ", " + snapshot(server).sessions().size() + ", " + ids.size());
    }

    private static HubSnapshot snapshot(PushServer server) {
        RecordedHub hub = new RecordedHub();
        Subscription subscription = server.subscribe(hub);
        HubSnapshot snapshot = hub.nextSnapshot();
        subscription.close();
        return snapshot;
    }

    private static boolean holds(PushServer server, long sockets) {
        return server.counters().orElseThrow().connections() == sockets;
    }

    private void judge(Vitals before) {
        Vitals after = Vitals.now();
        Vitals first = vitals.get(1);
        Vitals last = vitals.getLast();
        findings.check(last.heapBytes() - first.heapBytes() < HEAP_BOUND, "the heap grew: " + first + ", " + last);
        findings.check(last.files() - first.files() < CHURN_PER_SECOND, "files leak: " + first + ", " + last);
        findings.check(after.files() - before.files() < FEW_FILES, "files are left open: " + before + ", " + after);
        findings.check(after.threads() - before.threads() < FEW_THREADS, "threads: " + before + ", " + after);
        report.fact("clients", CLIENTS + ", " + CHURN_PER_SECOND + " coming and going a second");
        report.fact("pushes to everyone", pushes);
        report.fact("before anyone came", before);
        report.fact("after all have left", after);
        report.findings(findings);
        report.table(rows);
        report.publish();
    }
}
