package io.pushdeck.server.store;

import io.pushdeck.server.message.ArchiveProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;

/// A backup was not made, or cannot be put back. The message is what the system says about it, and may be empty.
final class BackupTrouble extends RuntimeException {
    private final ArchiveProblem problem;

    BackupTrouble(ArchiveProblem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    private BackupTrouble(ArchiveProblem problem, Exception cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.problem = problem;
    }

    static BackupTrouble of(SQLException cause) {
        if (Trouble.isDiskFull(cause)) {
            return new BackupTrouble(ArchiveProblem.DISK_FULL, "");
        }
        return new BackupTrouble(Trouble.isDamage(cause) ? ArchiveProblem.DAMAGED : ArchiveProblem.OTHER, cause);
    }

    static BackupTrouble of(IOException cause) {
        return switch (cause) {
            case NoSuchFileException missing -> new BackupTrouble(ArchiveProblem.MISSING, "");
            case AccessDeniedException denied -> new BackupTrouble(ArchiveProblem.DENIED, "");
            default -> new BackupTrouble(ArchiveProblem.OTHER, cause);
        };
    }

    static BackupTrouble of(StoreUnavailableException cause) {
        return new BackupTrouble(ArchiveProblem.OTHER, cause);
    }

    ArchiveProblem problem() {
        return problem;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
