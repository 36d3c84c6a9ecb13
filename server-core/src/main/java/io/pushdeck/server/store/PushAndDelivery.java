package io.pushdeck.server.store;

import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;

/// A push, and what became of it for one person. Immutable.
public record PushAndDelivery(PushRecord push, Delivery delivery) {}
