package io.pushdeck.server.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the clock when something is due, and every few seconds besides: a wait does not count the time that the
/// computer sleeps, nor see that somebody set the clock. Owns its thread.
final class PlanClock implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    /// What is due and was not taken waits for something.
    private static final Duration SHORTEST = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(PlanClock.class);

    private final Clock clock;
    private final Supplier<Optional<Instant>> soonest;
    private final Runnable look;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread;

    /// @param name    of its thread
    /// @param soonest when the next is due
    PlanClock(String name, Clock clock, Supplier<Optional<Instant>> soonest, Runnable look) {
        this.clock = clock;
        this.soonest = soonest;
        this.look = look;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Something else may be the soonest now.
    void again() {
        changes.release();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (changes.tryAcquire(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                }
                lookOnce();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        try {
            return soonest.get()
                    .map(due -> Duration.between(clock.instant(), due))
                    .map(left -> left.isPositive() ? left.plusMillis(1) : SHORTEST)
                    .filter(left -> left.compareTo(LONGEST) < 0)
                    .orElse(LONGEST);
        } catch (RuntimeException unreadable) {
            LOG.warn("What is planned cannot be read", unreadable);
            return LONGEST;
        }
    }

    private void lookOnce() {
        try {
            look.run();
        } catch (RuntimeException trouble) {
            LOG.error("What is due was not taken", trouble);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
