package io.pushdeck.server.hub;

import io.pushdeck.server.message.FrozenAudience;

/// Whom an audience meant at one moment. Immutable.
///
/// @param listening whether anything could be sent at that moment
public record Frozen(FrozenAudience audience, boolean listening) {}
