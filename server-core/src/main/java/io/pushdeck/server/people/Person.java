package io.pushdeck.server.people;

import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Optional;

/// Somebody who is known, connected or not; never a guest. Immutable.
///
/// @param name     what the person is called, at least the id
/// @param lastSeen when it came or went last, as it is on disk; empty for one that was never here
public record Person(ClientId client, String name, Annotation annotation, Optional<Instant> lastSeen) {}
