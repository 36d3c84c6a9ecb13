package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.transport.WebSocketTransport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// A hundred clients never read, others do: the others get everything, and the hundred are closed within bounds.
class SlowReaderSoakIT {
    private static final int READERS = SoakLength.isLong() ? 1_000 : 200;
    private static final int SLEEPERS = 100;
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /// In every build larger and into less room, so that it is full soon.
    /// In the long form so many that the buffers of the system are full before a silent client counts as lost.
    private static final int PUSH_BYTES = (SoakLength.isLong() ? 16 : 32) * 1024;

    private static final int OUTBOX_BYTES = (SoakLength.isLong() ? 1024 : 128) * 1024;
    private static final int BRIEF_PUSHES = 10;
    private static final int PARTS = 3;
    /// What the tests' own records may take.
    private static final long HEAP_BOUND = 64L << 20;

    private final SoakReport report = new SoakReport("slow-readers", "Slow readers");
    private final Findings findings = new Findings();
    private final Sleepers sleepers = new Sleepers(findings);
    private final Readers readers = new Readers(findings, READERS);
    private final WebSocketTransport server =
            WebSocketTransport.start(SoakLimits.slowReaders(OUTBOX_BYTES), sleepers, Clock.systemUTC());
    private final List<List<?>> rows = new ArrayList<>();
    private int pushes;

    /// What one part of the run showed.
    private record Part(double lastReaderMillis, long heapBytes) {}

    @Test
    void clientsThatNeverReadDelayNobodyAndCostABoundedAmount() {
        rows.add(List.of("run", "pushes", "each reader p50", "p99 ms", "last reader p50", "p99 ms", "heap", "closed"));
        try (Swarm crowd = new Swarm("readers");
                Swarm bed = new Swarm("sleepers");
                ErrorLog log = ErrorLog.into(findings)) {
            readers.join(crowd, server.port());
            Await.until("all are open", () -> sleepers.everyone().size() == READERS && readers.open() == READERS);
            // Compiled and grown before it counts.
            run(crowd, "warming up", SoakLength.isLong() ? after(Duration.ofSeconds(10)) : enough(0));
            Part alone = run(crowd, READERS + " readers", enough(0));
            sleepers.join(bed, server.port(), SLEEPERS);
            Await.until("all sleepers are open", () -> sleepers.openSleepers() == SLEEPERS);
            Part middle = run(crowd, "and " + SLEEPERS + " that never read", enough(SLEEPERS));
            Part last = run(crowd, "the same, later", enough(SLEEPERS));
            sleepers.stopReplacing();
            crowd.failures().forEach(failure -> findings.add("a reader found: " + failure.getMessage()));
            judge(alone, middle, last);
            assertTrue(log.isStarted());
            assertEquals(List.of(), findings.words());
        } finally {
            server.close();
        }
    }

    private void judge(Part alone, Part middle, Part last) {
        findings.check(readers.received() == (long) pushes * READERS, "readers miss pushes: " + readers.received());
        findings.check(
                sleepers.mostQueuedBytes() <= OUTBOX_BYTES + PUSH_BYTES + 64,
                sleepers.mostQueuedBytes() + " bytes waited for one client");
        findings.check(
                server.counters().closed().slow() == sleepers.closedAsSlow(),
                "the counter of slow clients is " + server.counters().closed().slow());
        long most = alone.heapBytes + (long) SLEEPERS * OUTBOX_BYTES + HEAP_BOUND;
        findings.check(middle.heapBytes < most, "heap grew: " + alone + ", " + middle);
        findings.check(last.heapBytes < most, "heap grew: " + alone + ", " + last);
        report.fact("push", PUSH_BYTES + " bytes to everyone");
        report.fact("bound", OUTBOX_BYTES + " bytes for a client; most seen waiting: " + sleepers.mostQueuedBytes());
        report.fact("closed with " + CloseReason.SLOW_CLIENT, sleepers.closedAsSlow());
        report.fact(
                "last reader's p99 with sleepers less without",
                "%.1f ms and %.1f ms"
                        .formatted(
                                middle.lastReaderMillis - alone.lastReaderMillis,
                                last.lastReaderMillis - alone.lastReaderMillis));
        report.findings(findings);
        report.table(rows);
        report.publish();
    }

    /// @param sleepersClosed in every build, at least so many more; the long form goes by time
    private BooleanSupplier enough(int sleepersClosed) {
        if (SoakLength.isLong()) {
            return after(SoakLength.time(Duration.ZERO).dividedBy(PARTS));
        }
        int pushesDue = pushes + BRIEF_PUSHES;
        int closedDue = sleepers.closedAsSlow() + sleepersClosed;
        return () -> pushes >= pushesDue && sleepers.closedAsSlow() >= closedDue;
    }

    private static BooleanSupplier after(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    private Part run(Swarm crowd, String name, BooleanSupplier ended) {
        int first = pushes;
        int closedBefore = sleepers.closedAsSlow();
        CompletableFuture<Latencies> filled = new CompletableFuture<>();
        CompletableFuture<Integer> emptied = new CompletableFuture<>();
        crowd.execute(() -> {
            readers.startOver(first);
            emptied.complete(first);
        });
        emptied.join();
        while (!ended.getAsBoolean()) {
            push();
        }
        Await.until("all readers have all pushes", () -> readers.received() >= (long) pushes * READERS);
        crowd.execute(() -> filled.complete(readers.latencies()));
        Latencies seen = filled.join();
        Vitals vitals = Vitals.now();
        findings.check(seen.complete() == pushes - first, "some pushes did not come to all readers");
        rows.add(List.of(
                name,
                pushes - first,
                "%.2f".formatted(seen.eachMillis(0.5)),
                "%.2f".formatted(seen.eachMillis(0.99)),
                "%.2f".formatted(seen.lastMillis(0.5)),
                "%.2f".formatted(seen.lastMillis(0.99)),
                vitals.heap(),
                sleepers.closedAsSlow() - closedBefore));
        return new Part(seen.lastMillis(0.99), vitals.heapBytes());
    }

    /// In every build the next push waits until all readers have this one, so that none of them is slow.
    private void push() {
        List<Connection> everyone = sleepers.everyone();
        server.deliver(Payload.binary(Readers.stamped(pushes, PUSH_BYTES)), PushClass.MESSAGE, everyone, tally -> {});
        pushes++;
        if (SoakLength.isLong()) {
            LockSupport.parkNanos(PACE_NANOS);
        } else {
            Await.until("all readers have it", () -> readers.received() >= (long) pushes * READERS);
        }
        if (pushes % 10 == 0) {
            sleepers.look();
        }
    }
}
