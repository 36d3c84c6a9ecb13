package io.pushdeck.server.session;

import java.time.Instant;

/// What went over one connection so far. Immutable.
///
/// @param sentMessages     messages handed to the socket or its outbox
/// @param receivedMessages messages that arrived whole
/// @param queuedBytes      bytes that wait for the client to read
/// @param lastSeen         when anything last arrived, pongs included
public record Traffic(long sentMessages, long receivedMessages, long queuedBytes, Instant lastSeen) {}
