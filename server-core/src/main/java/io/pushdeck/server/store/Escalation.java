package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import java.time.Instant;

/// A push that gets louder at that time, if somebody has not confirmed it by then. Immutable.
public record Escalation(PushId push, Instant due) {}
