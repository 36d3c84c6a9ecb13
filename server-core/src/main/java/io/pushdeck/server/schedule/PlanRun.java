package io.pushdeck.server.schedule;

import io.pushdeck.server.identity.PushId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What came of one run of a plan. Immutable.
///
/// @param due  when it should have been
/// @param at   when that was decided; kept to the millisecond
/// @param push what was pushed; empty if nothing was
public record PlanRun(Instant due, Instant at, Ending ending, Optional<PushId> push) {
    public enum Ending {
        PUNCTUAL,
        /// The computer slept or the program was closed, and it was not too late yet.
        LATE,
        /// The computer slept or the program was closed for too long.
        MISSED,
        /// The audience meant nobody.
        NOBODY,
        /// The operator did not wait for its time.
        BY_HAND
    }

    public PlanRun {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public PlanRun withPush(PushId made) {
        return new PlanRun(due, at, ending, Optional.of(made));
    }
}
