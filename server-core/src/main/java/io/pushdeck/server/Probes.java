package io.pushdeck.server;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreUnavailableException;
import io.pushdeck.server.transport.TransportCounters.Volume;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at what is measured, but not counted: the transport, the memory, the disk. Confined to the thread that
/// samples.
final class Probes implements Consumer<Sample> {
    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);

    private final Supplier<Optional<Endpoints>> endpoints;
    private final Store store;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Optional<Endpoints> lookedAt = Optional.empty();
    private Volume before = Volume.NONE;

    /// @param endpoints empty while the server does not listen
    Probes(Supplier<Optional<Endpoints>> endpoints, Store store) {
        this.endpoints = endpoints;
        this.store = store;
    }

    @Override
    public void accept(Sample sample) {
        Volume added = added();
        Runtime runtime = Runtime.getRuntime();
        sample.set(Measure.MESSAGES_IN, added.messagesIn())
                .set(Measure.MESSAGES_OUT, added.messagesOut())
                .set(Measure.BYTES_IN, added.bytesIn())
                .set(Measure.BYTES_OUT, added.bytesOut())
                .set(Measure.HEAP_BYTES, runtime.totalMemory() - runtime.freeMemory())
                .set(Measure.THREADS, threads.getThreadCount());
        disk(sample);
    }

    /// Those that were opened anew count from nothing.
    private Volume added() {
        Optional<Endpoints> open = endpoints.get();
        if (!open.equals(lookedAt)) {
            lookedAt = open;
            before = Volume.NONE;
        }
        Volume now = open.map(each -> each.counters().volume()).orElse(Volume.NONE);
        Volume added = now.since(before);
        before = now;
        return added;
    }

    private void disk(Sample sample) {
        try {
            sample.set(Measure.STORE_BYTES, store.bytes()).set(Measure.FREE_BYTES, store.freeBytes());
        } catch (StoreUnavailableException unreadable) {
            LOG.debug("The disk was not measured", unreadable);
        }
    }
}
