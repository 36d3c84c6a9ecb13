package io.pushdeck.server.store;

import java.time.Instant;
import java.util.Optional;

/// How much is kept. Immutable.
///
/// @param bytes  on disk
/// @param oldest when the first push that is still there was accepted
public record StoreFacts(long bytes, int pushes, Optional<Instant> oldest) {}
