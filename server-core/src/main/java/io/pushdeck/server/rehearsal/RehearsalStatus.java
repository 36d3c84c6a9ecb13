package io.pushdeck.server.rehearsal;

import io.pushdeck.server.identity.PushId;
import java.util.List;
import java.util.Optional;

/// How a rehearsal goes at one moment. Immutable.
///
/// @param lines    one for each behaviour that plays, in their order
/// @param lastPush the newest that any of them got
/// @param asks     whether that one asks to be confirmed
/// @param trouble  why the last connection that failed did; empty if the last one did not
public record RehearsalStatus(
        Phase phase, List<Line> lines, Optional<PushId> lastPush, boolean asks, Optional<ConnectTrouble> trouble) {
    /// Nobody plays.
    public static final RehearsalStatus NONE =
            new RehearsalStatus(Phase.NONE, List.of(), Optional.empty(), false, Optional.empty());

    public enum Phase {
        NONE,
        /// Some have not been connected yet.
        CONNECTING,
        RUNNING,
        /// Saying goodbye.
        ENDING
    }

    /// Clients of one behaviour, counted.
    ///
    /// @param all          how many play
    /// @param met          how many have been connected, now or before
    /// @param connected    now
    /// @param received     have the last push
    /// @param read         those of them by whom it was read
    /// @param acknowledged those of them who pressed a button
    public record Line(
            Behaviour behaviour, int all, int met, int connected, int received, int read, int acknowledged) {}

    public RehearsalStatus {
        lines = List.copyOf(lines);
    }

    public boolean isOn() {
        return phase != Phase.NONE;
    }

    public int all() {
        return lines.stream().mapToInt(Line::all).sum();
    }

    public int met() {
        return lines.stream().mapToInt(Line::met).sum();
    }

    public int connected() {
        return lines.stream().mapToInt(Line::connected).sum();
    }
}
