package io.pushdeck.console.bridge;

import io.pushdeck.server.message.ArchiveProblem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why a file could not be written. Immutable.
///
/// @param problem as with backups, which are files too
/// @param detail  in the words of the system; may be empty
public record FileTrouble(ArchiveProblem problem, String detail) {
    /// As Linux, macOS and Windows say it.
    private static final List<String> FULL = List.of("no space left", "quota exceeded", "not enough space");

    static FileTrouble of(Exception failed) {
        String words = Optional.ofNullable(failed.getMessage()).orElse("");
        return switch (failed) {
            case NoSuchFileException missing -> new FileTrouble(ArchiveProblem.MISSING, reason(missing));
            case NotDirectoryException missing -> new FileTrouble(ArchiveProblem.MISSING, reason(missing));
            case AccessDeniedException denied -> new FileTrouble(ArchiveProblem.DENIED, reason(denied));
            case FileSystemException other ->
                new FileTrouble(problemIn(words), reason(other).isEmpty() ? other.toString() : reason(other));
            default -> new FileTrouble(problemIn(words), words.isEmpty() ? failed.toString() : words);
        };
    }

    /// Without the path, which the operator is told anyway.
    private static String reason(FileSystemException failed) {
        return Optional.ofNullable(failed.getReason()).orElse("");
    }

    /// The JDK has no exception of its own for a full disk, for a quota, and for a disk that can only be read.
    private static ArchiveProblem problemIn(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(lower::contains)) {
            return ArchiveProblem.DISK_FULL;
        }
        return lower.contains("read-only file system") ? ArchiveProblem.DENIED : ArchiveProblem.OTHER;
    }
}
