package io.pushdeck.console.bridge;

import java.time.Instant;
import java.util.Optional;

/// How much is kept. Immutable.
///
/// @param bytes  on disk
/// @param pushes in the history
/// @param oldest when the first of them was made
public record ArchiveFacts(long bytes, long pushes, Optional<Instant> oldest) {
    public static final ArchiveFacts NOTHING = new ArchiveFacts(0, 0, Optional.empty());
}
