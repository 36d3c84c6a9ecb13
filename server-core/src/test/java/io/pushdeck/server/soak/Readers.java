package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that read every push, numbered from 0 and with the moment of its sending, and compare its number. Confined
/// to
/// their swarm, but for what they say of themselves.
final class Readers {
    /// Number and moment.
    static final int STAMP_BYTES = 12;

    private final Findings findings;
    private final List<Reader> all = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private Latencies latencies;
    private int firstPush;

    Readers(Findings findings, int count) {
        this.findings = findings;
        this.latencies = new Latencies(count);
        for (int i = 0; i < count; i++) {
            all.add(new Reader());
        }
    }

    static byte[] stamped(int number, int size) {
        return ByteBuffer.allocate(Math.max(size, STAMP_BYTES))
                .putInt(number)
                .putLong(System.nanoTime())
                .array();
    }

    void join(Swarm swarm, int port) {
        all.forEach(reader -> swarm.join(Swarm.Arrival.of(port, "/reader"), reader));
    }

    int open() {
        return open.get();
    }

    /// By all of them together.
    long received() {
        return received.get();
    }

    /// From here on into a new set; on the swarm's thread.
    ///
    /// @param number of the first push that counts there
    void startOver(int number) {
        latencies = new Latencies(all.size());
        firstPush = number;
    }

    /// On the swarm's thread, or when the swarm is quiet.
    Latencies latencies() {
        return latencies;
    }

    private final class Reader implements Script {
        private int next;

        @Override
        public void opened(SwarmClient me) {
            open.incrementAndGet();
        }

        @Override
        public void frame(SwarmClient me, int opcode, ByteBuffer content) {
            switch (opcode) {
                case RawClient.PING -> me.send(RawClient.PONG, true, new byte[0]);
                case RawClient.BINARY -> {
                    long now = System.nanoTime();
                    int number = content.getInt();
                    findings.check(number == next, "a reader got push " + number + " instead of " + next);
                    next = number + 1;
                    latencies.arrived(number - firstPush, now - content.getLong());
                    received.incrementAndGet();
                }
                default -> findings.add("a reader got a frame of kind " + opcode);
            }
        }

        @Override
        public void ended(SwarmClient me, End how) {
            open.decrementAndGet();
            findings.add("a reader was lost: " + how);
        }
    }
}
