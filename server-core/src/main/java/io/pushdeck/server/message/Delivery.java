package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Optional;

/// What became of one push for one recipient. Immutable.
///
/// @param name        what the recipient was called last
/// @param online      whether a connection was there when the push was made
/// @param plain       whether only plain connections were; empty while nothing was written
/// @param stage       the furthest, at the moment of asking
/// @param times       when each stage was reached
/// @param action      the id of the button that was pressed; may be empty
/// @param failure     why the first attempt failed
public record Delivery(
        ClientId client,
        String name,
        boolean online,
        Optional<Boolean> plain,
        Stage stage,
        Times times,
        String action,
        Optional<Failure> failure) {

    /// When each stage was reached, if it was. Immutable.
    public record Times(
            Instant queued,
            Optional<Instant> written,
            Optional<Instant> received,
            Optional<Instant> displayed,
            Optional<Instant> read,
            Optional<Instant> acted,
            Optional<Instant> recalled) {}
}
