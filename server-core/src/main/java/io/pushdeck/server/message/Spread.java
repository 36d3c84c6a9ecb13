package io.pushdeck.server.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A push that is handed out in batches. Immutable.
///
/// @param every   the time between two batches
/// @param size    of a batch, in people
/// @param next    when the next batch has its turn; empty once everybody has had one, or it was ended before
/// @param waiting who have not had a turn yet
public record Spread(Duration every, int size, Optional<Instant> next, int waiting) {
    /// When the last of those who wait has a turn; empty if nobody will.
    public Optional<Instant> until() {
        long batches = (waiting + size - 1L) / size;
        return next.filter(first -> waiting > 0).map(first -> first.plus(every.multipliedBy(batches - 1)));
    }
}
