package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.IntToLongFunction;

/// Asks, waits for the answer, compares it, and asks again.
final class AskingClient implements Script {
    private final int number;
    private final int questions;
    private final Findings findings;
    private final Runnable whenDone;
    private volatile int answers;
    private volatile long askedAt = System.nanoTime();
    private boolean stalled;
    private byte[] question = new byte[0];

    AskingClient(int number, int questions, Findings findings, Runnable whenDone) {
        this.number = number;
        this.questions = questions;
        this.findings = findings;
        this.whenDone = whenDone;
    }

    int answers() {
        return answers;
    }

    /// Called by the one who watches.
    ///
    /// @param queuedBytes what waits at the server for a client
    void reportStall(Duration limit, IntToLongFunction queuedBytes) {
        long waited = System.nanoTime() - askedAt;
        if (answers < questions && !stalled && waited > limit.toNanos()) {
            stalled = true;
            findings.add("client " + number + " has waited "
                    + Duration.ofNanos(waited).toMillis()
                    + " ms for answer " + (answers + 1) + "; " + queuedBytes.applyAsLong(number)
                    + " bytes wait at the server");
        }
    }

    @Override
    public void opened(SwarmClient me) {
        ask(me);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void frame(SwarmClient me, int opcode, ByteBuffer content) {
        if (opcode == RawClient.PING) {
            return;
        }
        findings.check(
                opcode == RawClient.BINARY && ByteBuffer.wrap(question).equals(content),
                "client " + number + " got a wrong answer after " + answers);
        answers++;
        if (answers < questions) {
            ask(me);
        } else {
            whenDone.run();
        }
    }

    @Override
    public void ended(SwarmClient me, End how) {
        findings.check(answers >= questions, "client " + number + " ended: " + how);
    }

    private void ask(SwarmClient me) {
        int length = 8 + Math.floorMod(answers * 31 + number, 200);
        question = ByteBuffer.allocate(length).putInt(number).putInt(answers).array();
        askedAt = System.nanoTime();
        me.send(RawClient.BINARY, true, question);
    }
}
