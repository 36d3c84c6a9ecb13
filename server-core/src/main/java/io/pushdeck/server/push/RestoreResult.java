package io.pushdeck.server.push;

/// How putting back a backup ended.
public sealed interface RestoreResult {
    /// Everything is as it was when the backup was made. The log has a new epoch: clients that come back are told of a
    /// gap.
    record Restored(ArchiveFacts facts) implements RestoreResult {}

    /// Nothing changed.
    ///
    /// @param detail what happened and what to do, in English
    record Refused(String detail) implements RestoreResult {}
}
