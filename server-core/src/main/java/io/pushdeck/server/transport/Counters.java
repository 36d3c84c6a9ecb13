package io.pushdeck.server.transport;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

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

    TransportCounters snapshot(int connections) {
        return new TransportCounters(
                connections,
                adder(Counter.REFUSED_CONNECTIONS).sum(),
                adder(Counter.REFUSED_HANDSHAKES).sum(),
                adder(Counter.HANDSHAKE_TIMEOUTS).sum(),
                adder(Counter.REARMED).sum(),
                adder(Counter.SLOW_CLOSED).sum(),
                adder(Counter.OVERSIZED).sum(),
                adder(Counter.PROTOCOL_ERRORS).sum(),
                adder(Counter.RATE_LIMITED).sum(),
                adder(Counter.TIMED_OUT).sum(),
                adder(Counter.SWEPT).sum(),
                adder(Counter.LISTENER_REOPENED).sum(),
                adder(Counter.CALLBACK_FAILURES).sum(),
                adder(Counter.TLS_FAILURES).sum());
    }

    private LongAdder adder(Counter counter) {
        LongAdder adder = counts.get(counter);
        if (adder == null) {
            throw new IllegalStateException("No count for " + counter);
        }
        return adder;
    }
}
