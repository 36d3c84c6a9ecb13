package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends a message every now and then and gets it back, all the time. Thread-safe in what it says of itself.
final class GoodClient implements Script {
    private static final Duration PACE = Duration.ofMillis(100);

    private final Findings findings;
    private volatile int asked;
    private volatile int answered;
    private volatile boolean leaving;

    GoodClient(Findings findings) {
        this.findings = findings;
    }

    int answered() {
        return answered;
    }

    boolean hasNothingOutstanding() {
        return answered == asked && asked > 0;
    }

    /// Asks no more, and may be closed from now on.
    void stop() {
        leaving = true;
    }

    @Override
    public void opened(SwarmClient me) {
        ask(me);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void ask(SwarmClient me) {
        if (!leaving && !me.isEnded()) {
            asked++;
            me.send(RawClient.TEXT, true, text(asked));
            me.swarm().after(PACE, () -> ask(me));
        }
    }

    private static byte[] text(int number) {
        return ("still there " + number).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void frame(SwarmClient me, int opcode, ByteBuffer content) {
        switch (opcode) {
            case RawClient.TEXT -> {
                answered++;
                findings.check(ByteBuffer.wrap(text(answered)).equals(content), "the good client got a wrong answer");
            }
            case RawClient.PING -> me.send(RawClient.PONG, true, new byte[0]);
            default ->
                findings.check(
                        leaving,
                        "the good client got a frame of kind " + opcode + ": "
                                + StandardCharsets.ISO_8859_1.decode(content));
        }
    }

    @Override
    public void ended(SwarmClient me, End how) {
        findings.check(leaving, "the good client was lost: " + how);
    }
}
