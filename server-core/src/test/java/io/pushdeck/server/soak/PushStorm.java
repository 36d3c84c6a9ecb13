package io.pushdeck.server.soak;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.soak.StressServer.Live;
import io.pushdeck.server.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Pushes to one, some and all, one by one and in bursts, and now and then closes a connection behind its last push.
/// Confined to one thread.
final class PushStorm {
    /// Pushes handed over and not yet tried: a server is not a queue without end.
    private static final int MOST_UNDER_WAY = 128;
    private static final int LONGEST_BURST = 64;

    private final StressServer server;
    private final Random random;
    private final Semaphore places = new Semaphore(MOST_UNDER_WAY);
    private final AtomicLong tried = new AtomicLong();
    private int pushes;
    private long handedOver;

    PushStorm(StressServer server, long seed) {
        this.server = server;
        this.random = new Random(seed);
    }

    void rage(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            List<Live> everyone = server.live();
            if (everyone.isEmpty()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                continue;
            }
            List<Live> to = choose(everyone);
            int burst = random.nextInt(8) == 0 ? 1 + random.nextInt(LONGEST_BURST) : 1;
            for (int i = 0; i < burst; i++) {
                push(to);
            }
            if (random.nextInt(20) == 0) {
                closeBehindAPush(everyone.get(random.nextInt(everyone.size())));
            }
            if (random.nextInt(4) == 0) {
                LockSupport.parkNanos(random.nextInt(2_000_000));
            }
        }
    }

    /// Until every push has been tried.
    void settle(Findings findings) {
        Await.until("every push has been tried", () -> places.availablePermits() == MOST_UNDER_WAY);
        findings.check(
                tried.get() == handedOver, "of " + handedOver + " deliveries " + tried.get() + " are in the tallies");
    }

    int pushes() {
        return pushes;
    }

    long deliveries() {
        return handedOver;
    }

    private List<Live> choose(List<Live> everyone) {
        return switch (random.nextInt(6)) {
            case 0 -> everyone;
            case 1, 2 -> {
                List<Live> some = new ArrayList<>(everyone);
                Collections.shuffle(some, random);
                yield some.subList(0, 1 + random.nextInt(some.size()));
            }
            default -> List.of(everyone.get(random.nextInt(everyone.size())));
        };
    }

    private void push(List<Live> to) {
        int content = next(to);
        deliver(content, to, () -> {});
    }

    /// What was pushed up to then must arrive, and the Close frame behind it.
    private void closeBehindAPush(Live live) {
        int content = next(List.of(live));
        int due = live.ledger().pushes();
        deliver(content, List.of(live), () -> {
            live.ledger().promise(due);
            live.connection().close(CloseReason.DISCONNECTED, "enough");
        });
    }

    /// The next content, noted in every ledger before the server has it.
    private int next(List<Live> to) {
        int content = pushes++;
        to.forEach(live -> live.ledger().push(content));
        handedOver += to.size();
        return content;
    }

    private void deliver(int content, List<Live> to, Runnable afterwards) {
        places.acquireUninterruptibly();
        List<Connection> connections = to.stream().map(Live::connection).toList();
        server.transport().deliver(server.contents().payload(content), PushClass.MESSAGE, connections, tally -> {
            afterwards.run();
            tried.addAndGet(tally.written() + tally.queued() + tally.full() + tally.gone());
            places.release();
        });
    }
}
