package io.pushdeck.server.message;

import java.time.Instant;
import java.util.Optional;

/// Which pushes of the history to show, newest first. Immutable.
///
/// @param words    all of them occur in title or body; may be empty
/// @param severity only these; empty for all
/// @param from     accepted at or after
/// @param until    accepted before
/// @param skip     so many newer ones
/// @param limit    at most so many, 1 to 500
public record HistoryQuery(
        String words,
        Optional<Severity> severity,
        Optional<Instant> from,
        Optional<Instant> until,
        int skip,
        int limit) {
    public static final HistoryQuery NEWEST =
            new HistoryQuery("", Optional.empty(), Optional.empty(), Optional.empty(), 0, 100);

    public HistoryQuery {
        if (skip < 0 || limit < 1 || limit > 500) {
            throw new IllegalArgumentException("Not a page of the history: " + skip + ", " + limit);
        }
    }
}
