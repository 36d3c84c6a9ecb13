package io.pushdeck.server.group;

import java.time.Instant;

/// That somebody was connected. Immutable.
///
/// @param name what the person was called then; may be the id
public record Sighting(String name, Instant at) {}
