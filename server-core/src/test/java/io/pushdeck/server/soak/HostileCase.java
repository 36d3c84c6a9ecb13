package io.pushdeck.server.soak;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.soak.FrameOracle.Verdict;
import io.pushdeck.server.testing.Script.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changed frames on one connection: what they are, what the server made of them, and what the client saw. Thread-safe.
final class HostileCase {
    private static final int MOST_SHOWN = 64;

    private final int number;
    private final byte[] bytes;
    private final List<String> messages = new ArrayList<>();
    private @Nullable CloseReason reason;
    private @Nullable End end;
    private int seenCode;

    HostileCase(int number, byte[] bytes) {
        this.number = number;
        this.bytes = bytes;
    }

    int number() {
        return number;
    }

    byte[] bytes() {
        return bytes;
    }

    synchronized void received(Payload payload) {
        messages.add(
                switch (payload) {
                    case Payload.Text text ->
                        "1:" + new String(text.text().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    case Payload.Binary binary -> "2:" + new String(binary.bytes(), StandardCharsets.ISO_8859_1);
                });
    }

    synchronized void sawClose(int code) {
        seenCode = code;
    }

    /// @return whether both sides have ended
    synchronized boolean ended(End how) {
        end = how;
        return reason != null;
    }

    /// @return whether both sides have ended
    synchronized boolean closed(CloseReason why) {
        reason = why;
        return end != null;
    }

    synchronized void judge(Findings findings) {
        Verdict patient = verdict(false);
        Verdict eager = verdict(true);
        if (!fits(patient) && !fits(eager)) {
            findings.add("case " + number + " should be " + describe(patient) + ", but the server reports " + reason
                    + " after " + messages.size() + " messages, and the client saw " + seenCode + " and " + end + ": "
                    + HexFormat.of().formatHex(bytes, 0, Math.min(MOST_SHOWN, bytes.length)) + " of " + bytes.length);
        }
    }

    private Verdict verdict(boolean eager) {
        return new FrameOracle(64 * 1024, 256 * 1024, eager).judge(bytes);
    }

    private boolean fits(Verdict verdict) {
        CloseReason reported = reason;
        if (reported == null || !messages.equals(verdict.messages())) {
            return false;
        }
        // A reset may overtake the Close frame that answers one of the client's with more behind it.
        boolean seen = seenCode == verdict.code() || (seenCode == 0 && end == End.RESET && !verdict.isViolation());
        Origin origin = verdict.isViolation() ? Origin.SERVER : verdict.code() == 0 ? Origin.NETWORK : Origin.CLIENT;
        int code = verdict.code() == 0 ? CloseReason.ABNORMAL : verdict.code();
        return seen && reported.origin() == origin && reported.code() == code;
    }

    private static String describe(Verdict verdict) {
        return (verdict.isViolation() ? "a violation, " : verdict.code() == 0 ? "left open" : "the client's close, ")
                + verdict.code() + ", after " + verdict.messages().size() + " messages";
    }
}
