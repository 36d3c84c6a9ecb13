package io.pushdeck.server.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server measured of itself. Thread-safe. Futures complete on threads of their own.
public final class Metrics implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(2);

    private final Sampler sampler;
    private final Kept kept;
    private final Executor threads;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean closed;

    /// The minutes that outlive a restart.
    public interface Kept {
        /// Nobody waits for it; it does not block.
        void keep(Minute minute);

        /// Adds what is known of the time of that timeline; may block.
        void addTo(Timeline.Builder timeline);
    }

    private Metrics(Recorder recorder, Consumer<Sample> probes, Kept kept, Executor threads, Clock clock) {
        this.sampler = new Sampler(recorder, probes, kept::keep);
        this.kept = kept;
        this.threads = threads;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("pushdeck-metrics").unstarted(this::sampleUntilClosed);
    }

    /// Begins to take samples.
    ///
    /// @param probes  called once a second on a thread of its own
    /// @param threads for reading the disk: a thread a task
    public static Metrics start(Recorder recorder, Consumer<Sample> probes, Kept kept, Executor threads, Clock clock) {
        Metrics metrics = new Metrics(recorder, probes, kept, threads, clock);
        metrics.thread.start();
        return metrics;
    }

    /// What was measured in that span until now. Empty where the server did not run.
    public CompletableFuture<Timeline> timeline(Span span) {
        return CompletableFuture.supplyAsync(() -> read(span), threads);
    }

    private Timeline read(Span span) {
        Instant now = clock.instant();
        if (span.isRecent()) {
            return sampler.timeline(span, now);
        }
        Timeline.Builder timeline = span.before(now.getEpochSecond());
        kept.addTo(timeline);
        return timeline.build();
    }

    private void sampleUntilClosed() {
        while (!closed) {
            long millis = 1_000 - Math.floorMod(clock.millis(), 1_000L);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
            try {
                sampler.sample(clock.instant());
            } catch (RuntimeException trouble) {
                LOG.error("A second was not measured; going on with the next", trouble);
            }
        }
        sampler.finish();
    }

    /// Hands over what there is of the last minute.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(CLOSING_LIMIT)) {
                LOG.warn("The last minute is not kept: its sample did not end within {}", CLOSING_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
