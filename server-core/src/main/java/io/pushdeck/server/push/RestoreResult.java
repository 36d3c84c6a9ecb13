package io.pushdeck.server.push;

import io.pushdeck.server.message.ArchiveProblem;

/// How putting back a backup ended.
public sealed interface RestoreResult {
    /// Everything is as it was when the backup was made. The log has a new epoch: clients that come back are told of a
    /// gap.
    record Restored(ArchiveFacts facts) implements RestoreResult {}

    /// Nothing changed.
    ///
    /// @param detail what the system says about it; may be empty
    record Refused(ArchiveProblem problem, String detail) implements RestoreResult {}
}
