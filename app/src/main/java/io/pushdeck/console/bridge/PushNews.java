package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.FrozenAudience;

/// What is heard of a push that was asked for: refused; or accepted and ended. Immutable.
public sealed interface PushNews {
    /// Nothing was sent. The only news.
    record Refused(Refusal refusal) implements PushNews {}

    /// It is on disk and in the history, and goes out. A live update is never accepted: it only ends.
    ///
    /// @param audience whom it goes to, for good
    record Accepted(PushId push, FrozenAudience audience) implements PushNews {}

    /// Everyone who is online had a turn, or it was stopped. The last news.
    record Ended(PushOutcome outcome) implements PushNews {}

    /// Why nothing was sent.
    sealed interface Refusal {
        /// The audience is empty, or nobody in it is known.
        record NobodyAddressed() implements Refusal {}

        record NotListening() implements Refusal {}

        /// Whoever asked is a viewer.
        record LookingOnly() implements Refusal {}

        /// Simulated clients and others are never addressed together.
        record MixedAudience() implements Refusal {}

        /// @param limitBytes the longest that is allowed
        record TooBig(int limitBytes) implements Refusal {}

        /// It could not be written to disk.
        ///
        /// @param detail what the system said
        record NotStored(String detail) implements Refusal {}
    }
}
