package io.pushdeck.console.bridge;

/// How a backup or a restore ended. Immutable.
public sealed interface ArchiveAnswer {
    /// @param facts what is in the file, or in the place that it was put
    record Done(ArchiveFacts facts) implements ArchiveAnswer {}

    /// Nothing changed.
    ///
    /// @param detail in the words of the system
    record Failed(String detail) implements ArchiveAnswer {}
}
