package io.pushdeck.server.store;

import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.Position;

/// How putting back a backup ended.
public sealed interface RestoreOutcome {
    /// Everything is as it was when the backup was made.
    ///
    /// @param end of the log, which has an epoch of its own from now on
    record Restored(Position end, StoreFacts facts) implements RestoreOutcome {}

    /// Nothing changed.
    ///
    /// @param detail what the system says about it; may be empty
    record Refused(ArchiveProblem problem, String detail) implements RestoreOutcome {}
}
