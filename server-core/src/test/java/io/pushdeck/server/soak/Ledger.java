package io.pushdeck.server.soak;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.Script.End;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// What was sent and what came, in both directions, over one connection, and how it ended on both sides. Thread-safe:
/// each side writes its own part.
final class Ledger {
    private final int number;
    private final Contents contents;
    private final Findings findings;

    private final Queue<Integer> pushed = new ConcurrentLinkedQueue<>();
    private volatile int pushes;
    private volatile int promised;
    private volatile int received;

    private final Queue<Integer> said = new ConcurrentLinkedQueue<>();
    private volatile int sayings;
    private volatile int understood;

    private volatile boolean opened;
    private volatile @Nullable CloseReason reported;
    private volatile @Nullable End end;
    private volatile int ownCode;
    private volatile int seenCode;
    private volatile boolean walkedOut;

    Ledger(int number, Contents contents, Findings findings) {
        this.number = number;
        this.contents = contents;
        this.findings = findings;
    }

    int number() {
        return number;
    }

    // The side that pushes.

    void opened() {
        check(!opened, "was opened twice");
        opened = true;
    }

    /// Before it is handed to the server; by one thread.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void push(int content) {
        pushed.add(content);
        pushes++;
    }

    int pushes() {
        return pushes;
    }

    /// So many of the pushes must arrive, whatever comes from now on; the first promise holds.
    void promise(int count) {
        if (promised == 0) {
            promised = count;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void understood(Payload payload) {
        Integer expected = said.poll();
        if (expected == null) {
            add("the server got a message that nobody sent");
            return;
        }
        understood++;
        String complaint = contents.complaint(expected, payload);
        if (complaint != null) {
            add("the server got as message " + understood + " " + complaint);
        }
    }

    void closed(CloseReason reason) {
        check(reported == null, "was reported as closed twice: " + reported + ", " + reason);
        reported = reason;
    }

    // The client.

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void received(int opcode, ByteBuffer content) {
        Integer expected = pushed.poll();
        if (expected == null) {
            add("the client got a push that nobody sent it");
            return;
        }
        received++;
        String complaint = contents.complaint(expected, opcode, content);
        if (complaint != null) {
            add("the client got as push " + received + " " + complaint);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void saying(int content) {
        said.add(content);
        sayings++;
    }

    void sawClose(int code) {
        seenCode = code;
    }

    /// The client sends this Close frame.
    void closing(int code) {
        ownCode = code;
    }

    /// The client goes without a Close frame.
    void walkingOut() {
        walkedOut = true;
    }

    void ended(End how) {
        end = how;
    }

    boolean sawClose() {
        return seenCode != 0;
    }

    // Afterwards.

    int receivedPushes() {
        return received;
    }

    int understoodMessages() {
        return understood;
    }

    /// In a word or two, for a table of all of them.
    String outcome() {
        CloseReason reason = reported;
        return reason == null
                ? "never open"
                : reason.code() + " by the " + reason.origin().name().toLowerCase(Locale.ROOT) + ", "
                        + switch (end) {
                            case END_OF_STREAM -> "read to the end";
                            case RESET -> "reset";
                            case NOT_CONNECTED -> "not connected";
                            case LEFT -> "left";
                            case null -> "still there";
                        };
    }

    /// Compares both sides, when everything has ended.
    void judge() {
        CloseReason reason = reported;
        if (!opened || reason == null) {
            check(!opened, "was never reported as closed");
            check(opened || received == 0, "got pushes before it was open");
            return;
        }
        if (seenCode != 0) {
            check(seenCode == reason.code(), "saw close code " + seenCode + ", but the server reports " + reason);
        }
        boolean readToTheEnd = end == End.END_OF_STREAM;
        switch (reason.origin()) {
            case CLIENT -> {
                check(reason.code() == ownCode, "closed with " + ownCode + ", but the server reports " + reason);
                check(
                        understood == sayings,
                        "only " + understood + " of " + sayings + " messages came before the close");
                check(!readToTheEnd || seenCode == ownCode, "got no answer to its Close frame");
            }
            case NETWORK -> check(walkedOut, "was dropped without a reason");
            case SERVER -> judgeServersClose(reason, readToTheEnd && !walkedOut);
        }
    }

    private void judgeServersClose(CloseReason reason, boolean readToTheEnd) {
        switch (reason.code()) {
            // One that does not even read the goodbye is dropped.
            case CloseReason.SLOW_CLIENT -> {}
            case CloseReason.DISCONNECTED, CloseReason.GOING_AWAY -> {
                int due = reason.code() == CloseReason.GOING_AWAY ? pushes : promised;
                check(
                        !readToTheEnd || received >= due,
                        "got " + received + " of " + due + " pushes that were sent before " + reason);
                check(!readToTheEnd || seenCode != 0, "got no Close frame: " + reason);
            }
            default -> add("was closed with " + reason);
        }
    }

    private void check(boolean right, String what) {
        if (!right) {
            add(what);
        }
    }

    private void add(String what) {
        findings.add("client " + number + " " + what + " " + this);
    }

    @Override
    public String toString() {
        return "[pushes " + pushes + ", received " + received + ", reported " + reported + ", seen " + seenCode
                + ", own " + ownCode + ", end " + end + "]";
    }
}
