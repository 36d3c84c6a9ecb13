package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Failure;
import java.time.Instant;
import java.util.Optional;

/// What came of handing one push to one person. Several may come, in any order: the first time of writing stays, and so
/// does the first failure; one connection that speaks `pushdeck.v1` makes a person one who does. Immutable.
///
/// @param plain   whether only plain connections were tried
/// @param written whether it was handed to the operating system whole
/// @param failure why it was not; empty with neither means that it waits in an outbox
public record Attempt(
        PushId push, ClientId client, Instant at, boolean plain, boolean written, Optional<Failure> failure) {}
