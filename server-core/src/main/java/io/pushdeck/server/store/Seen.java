package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.time.Instant;

/// Somebody was connected. Immutable.
///
/// @param name what the page called them; may be empty
public record Seen(ClientId client, String name, Instant at) {}
