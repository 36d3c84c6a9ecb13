package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A client that stays for a while and is pushed the numbers, one after the other without a gap, from whichever is
/// first.
/// Confined to its swarm.
final class Visitor implements Script {
    /// How to go.
    enum Exit {
        CLOSE_FRAME,
        HANG_UP,
        RESET,
        HALF_CLOSE
    }

    private final String id;
    private final Findings findings;
    private final Consumer<Visitor> whenOpen;
    private final Consumer<Visitor> whenGone;
    private @Nullable SwarmClient client;
    private long last = -1;
    private long messages;
    private boolean leaving;

    Visitor(String id, Findings findings, Consumer<Visitor> whenOpen, Consumer<Visitor> whenGone) {
        this.id = id;
        this.findings = findings;
        this.whenOpen = whenOpen;
        this.whenGone = whenGone;
    }

    String id() {
        return id;
    }

    long messages() {
        return messages;
    }

    boolean isLeaving() {
        return leaving;
    }

    void leave(Exit exit) {
        leaving = true;
        if (client != null) {
            switch (exit) {
                case CLOSE_FRAME -> client.sendClose(1000, "");
                case HANG_UP -> client.hangUp();
                case RESET -> client.reset();
                case HALF_CLOSE -> client.halfClose();
            }
        }
    }

    @Override
    public void refused(SwarmClient me, String head) {
        findings.add(id + " was refused: " + head.lines().findFirst().orElse(""));
    }

    @Override
    public void opened(SwarmClient me) {
        client = me;
        whenOpen.accept(this);
    }

    @Override
    public void frame(SwarmClient me, int opcode, ByteBuffer content) {
        switch (opcode) {
            case RawClient.TEXT -> {
                long number = Long.parseLong(StandardCharsets.US_ASCII.decode(content), 0, content.limit(), 10);
                findings.check(last < 0 || number == last + 1, id + " got push " + number + " after " + last);
                last = number;
                messages++;
            }
            case RawClient.PING -> me.send(RawClient.PONG, true, new byte[0]);
            case RawClient.CLOSE -> findings.check(leaving, id + " was closed");
            default -> findings.add(id + " got a frame of kind " + opcode);
        }
    }

    @Override
    public void ended(SwarmClient me, End how) {
        findings.check(leaving, id + " was lost: " + how);
        whenGone.accept(this);
    }
}
