package io.pushdeck.server.push;

import io.pushdeck.server.message.PushRecord;

/// How a change of a push ended.
public sealed interface ChangeResult {
    /// On disk, and on its way.
    ///
    /// @param push as it is now
    record Changed(PushRecord push) implements ChangeResult {}

    /// Nothing changed.
    record Rejected(Reason reason) implements ChangeResult {}

    /// Why a push could not be changed.
    sealed interface Reason {
        /// There is none of that id, or not any more.
        record NoSuchPush() implements Reason {}

        /// It was taken back before.
        record AlreadyRecalled() implements Reason {}

        /// @param detail for the log and the detail line, in English
        record NotStored(String detail) implements Reason {}
    }
}
