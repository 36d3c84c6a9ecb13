package io.pushdeck.server.hub;

/// How a call to push ended.
public sealed interface PushResult {
    /// Handed to every connection of those addressed that are online. Nobody may have been online.
    record Pushed(PushReport report) implements PushResult {}

    /// Nothing was sent.
    record Rejected(Reason reason) implements PushResult {}

    /// Why a push was refused.
    sealed interface Reason {
        /// The audience is empty, or nobody in it is known.
        record NobodyAddressed() implements Reason {}

        record NotListening() implements Reason {}

        /// @param limitBytes the longest payload that is allowed
        record TooBig(int limitBytes) implements Reason {}
    }
}
