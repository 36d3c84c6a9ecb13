package io.pushdeck.server.message;

/// Why a backup was not made, or not put back.
public enum ArchiveProblem {
    /// Clients can connect: what they live from is not replaced under them.
    LISTENING,
    /// There is no such file or folder.
    MISSING,
    /// The system does not let Pushdeck read or write there.
    DENIED,
    DISK_FULL,
    NOT_A_BACKUP,
    DAMAGED,
    /// A newer Pushdeck made it.
    NEWER,
    /// What only the system can name.
    OTHER
}
