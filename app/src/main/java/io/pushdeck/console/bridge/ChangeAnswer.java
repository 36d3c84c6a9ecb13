package io.pushdeck.console.bridge;

import io.pushdeck.server.message.PushRecord;

/// What became of a change of a push. Immutable.
public sealed interface ChangeAnswer {
    /// @param push as it is now; of a push sent again the new one
    record Done(PushRecord push) implements ChangeAnswer {}

    /// Nothing changed.
    ///
    /// @param detail in the words of the system; may be empty
    record Refused(Reason reason, String detail) implements ChangeAnswer {}

    /// Why nothing changed.
    enum Reason {
        /// It was deleted by its age.
        NO_SUCH_PUSH,
        ALREADY_RECALLED,
        /// Nobody misses it.
        NOBODY,
        NOT_LISTENING,
        TOO_BIG,
        /// Whoever asked is a viewer.
        LOOKING_ONLY,
        /// It could not be written to disk.
        NOT_STORED
    }
}
