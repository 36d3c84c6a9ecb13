package io.pushdeck.server.push;

import io.pushdeck.server.message.ArchiveProblem;
import java.nio.file.Path;

/// How a backup ended.
public sealed interface BackupResult {
    /// The file is there, whole, and was read again to make sure.
    record Written(Path file, ArchiveFacts facts) implements BackupResult {}

    /// There is no new file; one that was there before is as it was.
    ///
    /// @param detail what the system says about it; may be empty
    record Failed(ArchiveProblem problem, String detail) implements BackupResult {}
}
