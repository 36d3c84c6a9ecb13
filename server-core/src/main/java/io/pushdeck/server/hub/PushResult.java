package io.pushdeck.server.hub;

/// How a push ended.
public sealed interface PushResult {
    /// Handed to the connections of everyone it meant; the report says how that went.
    record Pushed(PushReport report) implements PushResult {}

    /// Nobody got anything.
    record Rejected(Reason reason) implements PushResult {}

    /// Why a push was refused.
    sealed interface Reason {
        /// The audience means no one who is connected.
        record NobodyConnected() implements Reason {}

        record NotListening() implements Reason {}

        /// @param limit in bytes
        record TooBig(int bytes, int limit) implements Reason {}
    }
}
