package io.pushdeck.server.identity;

import java.time.Instant;

/// That a connection has shown by a token who it is. It holds until the connection ends, also beyond the token.
/// Immutable.
///
/// @param expires when the token counts no more for a new connection
public record Proof(Claims claims, Instant expires) {}
