package io.pushdeck.server.push;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Announcement.Manner;
import io.pushdeck.server.message.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Waits for the times at which pushes get louder, on a thread of its own. Which those are is on disk, so that a
/// restart
/// forgets none. Thread-safe.
final class Escalations implements AutoCloseable {
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final Clock clock;
    private final Consumer<PushId> whenDue;
    private final DelayQueue<Due> waiting = new DelayQueue<>();
    private final Thread thread;

    private record Due(PushId push, Instant at, Clock clock) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(clock.instant(), at));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /// @param whenDue only enqueues
    Escalations(Clock clock, Consumer<PushId> whenDue) {
        this.clock = clock;
        this.whenDue = whenDue;
        this.thread = Thread.ofVirtual().name("pushdeck-escalation").start(this::run);
    }

    /// The most there is of severity and of manner; the rest stays.
    static Announcement louder(Announcement announcement) {
        return announcement.withSeverity(Severity.CRITICAL).withManner(Manner.LOUD);
    }

    void add(PushId push, Instant due) {
        waiting.add(new Due(push, due, clock));
    }

    void tryAgain(PushId push) {
        add(push, clock.instant().plus(AGAIN_AFTER));
    }

    private void run() {
        try {
            while (true) {
                whenDue.accept(waiting.take().push());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
