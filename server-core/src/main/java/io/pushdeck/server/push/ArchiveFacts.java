package io.pushdeck.server.push;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much is kept, and for how long. Immutable.
///
/// @param bytes     on disk
/// @param pushes    in the history
/// @param oldest    when the first of them was accepted
/// @param retention how long pushes and what became of them are kept
public record ArchiveFacts(long bytes, int pushes, Optional<Instant> oldest, Duration retention) {}
