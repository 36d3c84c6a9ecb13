package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client that reads at its own pace, talks, pings, and leaves in one of many ways; all by its own seed.
final class StressClient implements Script {
    /// How a client reads.
    enum Pace {
        QUICK,
        /// A little, often.
        SLOW,
        /// Quickly, but the system keeps next to nothing for it, so that the server writes in parts.
        NARROW,
        /// Not at all for a while, now and then.
        STALLING
    }

    static final int NARROW_BYTES = 4096;
    private static final int SLOW_BYTES = 8192;
    private static final int[] CODES = {1000, 1001, 3000, 4100, 4999};

    private final Ledger ledger;
    private final Contents contents;
    private final Pace pace;
    private final Random random;
    private final Findings findings;
    private final Consumer<StressClient> whenEnded;
    private final Deque<byte[]> pings = new ArrayDeque<>();
    private boolean calm;
    private boolean leaving;
    private int sayings;
    private volatile @Nullable SwarmClient connected;

    StressClient(
            Ledger ledger,
            Contents contents,
            Pace pace,
            Random random,
            Findings findings,
            Consumer<StressClient> whenEnded) {
        this.ledger = ledger;
        this.contents = contents;
        this.pace = pace;
        this.random = random;
        this.findings = findings;
        this.whenEnded = whenEnded;
    }

    /// From now on it only reads, as fast as it can.
    void calmDown() {
        calm = true;
    }

    @Override
    public void connected(SwarmClient me) {
        connected = me;
    }

    @Override
    public void opened(SwarmClient me) {
        if (pace == Pace.SLOW) {
            me.readAtMost(SLOW_BYTES);
        }
        act(me);
    }

    @Override
    public void refused(SwarmClient me, String head) {
        if (!calm) {
            findings.add("client " + ledger.number() + " was refused: "
                    + head.lines().findFirst().orElse(""));
        }
    }

    @Override
    public void frame(SwarmClient me, int opcode, ByteBuffer content) {
        switch (opcode) {
            case RawClient.CLOSE -> answerClose(me, content);
            case RawClient.PONG -> comparePong(content);
            case RawClient.PING -> {
                byte[] echo = new byte[content.remaining()];
                content.get(echo);
                me.send(RawClient.PONG, true, echo);
            }
            default -> {
                ledger.received(opcode, content);
                if (pace == Pace.SLOW && !calm && !leaving) {
                    pause(me, Duration.ofNanos(random.nextInt(8_000_000)));
                }
            }
        }
    }

    @Override
    public void ended(SwarmClient me, End how) {
        ledger.ended(how);
        whenEnded.accept(this);
    }

    private void answerClose(SwarmClient me, ByteBuffer content) {
        int code = content.remaining() < 2 ? 1005 : content.getShort() & 0xFFFF;
        ledger.sawClose(code);
        if (!leaving) {
            leaving = true;
            me.sendClose(code, "");
        }
    }

    private void comparePong(ByteBuffer content) {
        byte[] expected = pings.poll();
        if (expected == null || !ByteBuffer.wrap(expected).equals(content)) {
            findings.add("client " + ledger.number() + " got a pong that answers no ping, or out of order");
        }
    }

    private void act(SwarmClient me) {
        if (me.isEnded() || leaving || calm) {
            return;
        }
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> ping(me);
            case 3 -> me.send(RawClient.PONG, true, new byte[random.nextInt(10)]);
            case 4, 5, 6, 7 -> say(me);
            case 8, 9, 10 -> {
                if (pace == Pace.STALLING) {
                    pause(me, Duration.ofMillis(50 + random.nextInt(700)));
                }
            }
            default -> {
                if (random.nextInt(12) == 0) {
                    leave(me);
                }
            }
        }
        me.swarm().after(Duration.ofMillis(1 + random.nextInt(60)), () -> act(me));
    }

    private void pause(SwarmClient me, Duration time) {
        me.pauseReading();
        me.swarm().after(time, () -> {
            if (!me.isEnded()) {
                me.resumeReading();
            }
        });
    }

    private void ping(SwarmClient me) {
        byte[] content = new byte[random.nextInt(126)];
        random.nextBytes(content);
        pings.add(content);
        me.send(RawClient.PING, true, content);
    }

    /// One message, whole or in fragments, with pings between them.
    private void say(SwarmClient me) {
        int number = Integer.MIN_VALUE + ledger.number() * 1_000 + sayings++;
        byte[] content = contents.content(number);
        ledger.saying(number);
        int opcode = contents.opcode(number);
        int from = 0;
        while (from < content.length && random.nextInt(3) == 0) {
            int to = from + random.nextInt(content.length - from);
            me.send(opcode, false, Arrays.copyOfRange(content, from, to));
            opcode = RawClient.CONTINUATION;
            from = to;
            if (random.nextBoolean()) {
                ping(me);
            }
        }
        me.send(opcode, true, Arrays.copyOfRange(content, from, content.length));
    }

    private void leave(SwarmClient me) {
        leaving = true;
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                int code = CODES[random.nextInt(CODES.length)];
                ledger.closing(code);
                me.sendClose(code, "leaving");
            }
            case 2 -> {
                ledger.walkingOut();
                me.reset();
            }
            case 3 -> {
                ledger.walkingOut();
                me.hangUp();
            }
            default -> {
                ledger.walkingOut();
                me.halfClose();
            }
        }
    }

    /// For the report of a client that stays.
    @Override
    public String toString() {
        return pace + " " + ledger + " " + connected;
    }
}
