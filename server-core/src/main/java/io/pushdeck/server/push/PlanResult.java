package io.pushdeck.server.push;

import io.pushdeck.server.schedule.Plan;

/// How a change of what is planned ended.
public sealed interface PlanResult {
    /// On disk; a plan that was cancelled, as it was.
    record Done(Plan plan) implements PlanResult {}

    /// Nothing changed.
    record Rejected(Reason reason) implements PlanResult {}

    /// Why it was refused.
    sealed interface Reason {
        /// There is no time left at which it would run.
        record NeverRuns() implements Reason {}

        /// It is for simulated clients, who are gone by then.
        record OfRehearsal() implements Reason {}

        /// It was cancelled before.
        record NoSuchPlan() implements Reason {}

        /// The disk did not take it.
        ///
        /// @param detail for the log and the detail line, in English
        record NotStored(String detail) implements Reason {}
    }
}
