package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Sends mutants, many at a time, each over a connection of its own which it then ends. Used by one thread.
final class MutantRun {
    private static final int AT_ONCE = 256;
    private static final int ADDRESSES = 40;
    private static final long PATIENCE_SECONDS = 30;
    /// Of so many mutants one is a handshake.
    private static final int HANDSHAKES = 5;

    private final HostileServer server;
    private final Swarm swarm;
    private final long seed;
    private final Findings findings;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong redirected = new AtomicLong();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong unfinished = new AtomicLong();

    MutantRun(HostileServer server, Swarm swarm, long seed, Findings findings) {
        this.server = server;
        this.swarm = swarm;
        this.seed = seed;
        this.findings = findings;
        server.whenClosed(this::conclude);
    }

    /// Numbers `from` to `to`, this excluded; returns when all have ended.
    void run(int from, int to) throws InterruptedException {
        for (int number = from; number < to; number++) {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("No mutant has ended for a long time; the next is " + number);
            }
            if (number % HANDSHAKES == 0) {
                sendHandshake(number);
            } else {
                sendFrames(number);
            }
        }
        if (!places.tryAcquire(AT_ONCE, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(AT_ONCE - places.availablePermits() + " mutants do not end");
        }
        places.release(AT_ONCE);
    }

    /// Mutants that were answered with a refusal.
    long refused() {
        return refused.get();
    }

    long opened() {
        return opened.get();
    }

    String handshakes() {
        return opened + " opened, " + refused + " refused, " + redirected + " sent elsewhere, " + unfinished
                + " not finished";
    }

    private Swarm.Arrival arrival(int number, byte[] request) {
        return Swarm.Arrival.of(server.port(), "/").from(1 + number % ADDRESSES).withRequest(request);
    }

    private void conclude(HostileCase hostile) {
        hostile.judge(findings);
        server.forget(hostile);
        places.release();
    }

    private void sendFrames(int number) {
        Mutant mutant = new Mutant(seed, number);
        HostileCase hostile = new HostileCase(number, mutant.frames());
        byte[] request = RawClient.request(server.expect(hostile)).getBytes(StandardCharsets.ISO_8859_1);
        int cut = mutant.cut(hostile.bytes().length);
        swarm.join(arrival(number, request), new Script() {
            @Override
            public void refused(SwarmClient me, String head) {
                findings.add("mutant " + number + " was refused: " + head);
            }

            @Override
            public void opened(SwarmClient me) {
                opened.incrementAndGet();
                byte[] bytes = hostile.bytes();
                me.sendRaw(Arrays.copyOf(bytes, cut));
                // A later round, so that the server reads twice.
                me.swarm().execute(() -> {
                    me.sendRaw(Arrays.copyOfRange(bytes, cut, bytes.length));
                    me.halfClose();
                });
            }

            @Override
            public void frame(SwarmClient me, int opcode, ByteBuffer content) {
                if (opcode == RawClient.CLOSE) {
                    hostile.sawClose(content.getShort() & 0xFFFF);
                }
            }

            @Override
            public void ended(SwarmClient me, End how) {
                if (hostile.ended(how)) {
                    conclude(hostile);
                }
            }
        });
    }

    private void sendHandshake(int number) {
        byte[] bytes = new Mutant(seed, number).handshake();
        swarm.join(arrival(number, bytes), new Script() {
            private boolean answered;

            @Override
            public void opened(SwarmClient me) {
                answered = true;
                opened.incrementAndGet();
            }

            @Override
            public void refused(SwarmClient me, String head) {
                answered = true;
                if (head.startsWith("HTTP/1.1 4")) {
                    refused.incrementAndGet();
                } else {
                    redirected.incrementAndGet();
                }
            }

            @Override
            public void connected(SwarmClient me) {
                me.halfClose();
            }

            @Override
            public void frame(SwarmClient me, int opcode, ByteBuffer content) {
                // Of a handshake that was fine, with garbage behind it.
            }

            @Override
            public void ended(SwarmClient me, End how) {
                if (!answered) {
                    unfinished.incrementAndGet();
                    boolean whole = new String(bytes, StandardCharsets.ISO_8859_1).contains("\r\n\r\n");
                    findings.check(!whole, "handshake " + number + " was dropped without an answer: " + how);
                }
                places.release();
            }
        });
    }
}
