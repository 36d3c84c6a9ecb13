package io.pushdeck.console.bridge;

import io.pushdeck.server.schedule.Plan;

/// How a change of what is planned ended.
public sealed interface PlanAnswer {
    /// @param plan as it is now; of one that was cancelled, as it was
    record Done(Plan plan) implements PlanAnswer {}

    /// Nothing changed.
    ///
    /// @param detail in the words of the system; may be empty
    record Refused(Reason reason, String detail) implements PlanAnswer {}

    /// The texts are `planned.refused.*`.
    enum Reason {
        NEVER_RUNS,
        OF_REHEARSAL,
        NO_SUCH_PLAN,
        /// Whoever asked is a viewer.
        LOOKING_ONLY,
        NOT_STORED
    }
}
