package io.pushdeck.server.session;

import java.time.Instant;

/// What went over one connection so far. Immutable.
///
/// @param sentMessages     messages handed to the socket or its outbox
/// @param receivedMessages messages that arrived whole
/// @param droppedMessages  of those sent, the ones that were left out of the outbox because the client read too slowly
/// @param backlog          what waits for the client to read
/// @param lastSeen         when anything last arrived, pongs included
public record Traffic(
        long sentMessages, long receivedMessages, long droppedMessages, Backlog backlog, Instant lastSeen) {
    /// Bytes that wait for the client to read.
    public long queuedBytes() {
        return backlog.bytes();
    }
}
