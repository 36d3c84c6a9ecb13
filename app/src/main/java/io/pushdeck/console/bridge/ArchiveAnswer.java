package io.pushdeck.console.bridge;

import io.pushdeck.server.message.ArchiveProblem;

/// How a backup or a restore ended. Immutable.
public sealed interface ArchiveAnswer {
    /// @param facts what is in the file, or in the place that it was put
    record Done(ArchiveFacts facts) implements ArchiveAnswer {}

    /// Nothing changed.
    ///
    /// @param detail in the words of the system; may be empty
    record Failed(ArchiveProblem problem, String detail) implements ArchiveAnswer {}
}
