package io.pushdeck.console.bridge;

import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;

/// A push that addressed one client, and how far it got there. Immutable.
public record SentPush(PushRecord push, Delivery delivery) {}
