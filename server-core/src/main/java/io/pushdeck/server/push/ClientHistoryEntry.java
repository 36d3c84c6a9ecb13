package io.pushdeck.server.push;

import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;

/// A push that was for one person, and what became of it there. Immutable.
public record ClientHistoryEntry(PushRecord push, Delivery delivery) {}
