package io.pushdeck.server.hub;

import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;

/// How a call to push ended.
public sealed interface PushResult {
    /// Sent outside the log: handed to every connection of those addressed that are online. Nobody may have been
    /// online.
    record Pushed(PushReport report) implements PushResult {}

    /// A tracked push is on disk, with everyone it is for, and goes out.
    record Accepted(PushRecord push, FrozenAudience audience) implements PushResult {}

    /// Nothing was sent.
    record Rejected(Reason reason) implements PushResult {}

    /// Why a push was refused.
    sealed interface Reason {
        /// The audience is empty, or nobody in it is known.
        record NobodyAddressed() implements Reason {}

        record NotListening() implements Reason {}

        /// Simulated clients and others are never addressed together.
        record MixedAudience() implements Reason {}

        /// @param limitBytes the longest payload that is allowed
        record TooBig(int limitBytes) implements Reason {}

        /// A tracked push that is to be sent again is there no more.
        record NoSuchPush() implements Reason {}

        /// The disk did not take it.
        ///
        /// @param detail for the log and the detail line, in English
        record NotStored(String detail) implements Reason {}
    }
}
