package io.pushdeck.server.transport;

import io.pushdeck.server.transport.TransportCounters.Closed;
import io.pushdeck.server.transport.TransportCounters.Compressed;
import io.pushdeck.server.transport.TransportCounters.Refused;
import io.pushdeck.server.transport.TransportCounters.Repairs;
import io.pushdeck.server.transport.TransportCounters.Volume;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// The running counts. Thread-safe.
final class Counters {
    private final Map<Counter, LongAdder> counts = new EnumMap<>(Counter.class);

    Counters() {
        for (Counter counter : Counter.values()) {
            counts.put(counter, new LongAdder());
        }
    }

    void count(Counter counter) {
        adder(counter).increment();
    }

    void countIfAny(@Nullable Counter counter) {
        if (counter != null) {
            count(counter);
        }
    }

    void count(Counter counter, long times) {
        adder(counter).add(times);
    }

    TransportCounters snapshot(int connections) {
        return new TransportCounters(
                connections,
                new Refused(
                        sum(Counter.FULL),
                        sum(Counter.ADDRESS_FULL),
                        sum(Counter.HANDSHAKE_RATE),
                        sum(Counter.LATE_HANDSHAKE),
                        sum(Counter.LARGE_HEAD),
                        sum(Counter.MALFORMED_HANDSHAKE),
                        sum(Counter.TLS_FAILURE)),
                new Closed(
                        sum(Counter.SLOW),
                        sum(Counter.OVERSIZED),
                        sum(Counter.MESSAGE_RATE),
                        sum(Counter.BYTE_RATE),
                        sum(Counter.PROTOCOL_ERROR),
                        sum(Counter.SILENT)),
                sum(Counter.DROPPED_MESSAGE),
                new Repairs(
                        sum(Counter.REARMED),
                        sum(Counter.SWEPT),
                        sum(Counter.LISTENER_REOPENED),
                        sum(Counter.CALLBACK_FAILURE)),
                new Compressed(sum(Counter.COMPRESSED_PUSH), sum(Counter.SPARED_BYTES)),
                new Volume(
                        sum(Counter.MESSAGE_IN),
                        sum(Counter.MESSAGE_OUT),
                        sum(Counter.BYTES_IN),
                        sum(Counter.BYTES_OUT)));
    }

    private long sum(Counter counter) {
        return adder(counter).sum();
    }

    private LongAdder adder(Counter counter) {
        LongAdder adder = counts.get(counter);
        if (adder == null) {
            throw new IllegalStateException("No count for " + counter);
        }
        return adder;
    }
}
