package io.pushdeck.server.message;

import java.time.Instant;
import java.util.Optional;

/// How far the repetition of a push has come. Immutable.
///
/// @param done how many times it was repeated
/// @param next when it is repeated next, if somebody is missing then; empty once that is over
public record Repeats(Repetition rule, int done, Optional<Instant> next) {
    /// Whether it may be repeated once more.
    public boolean hasMore() {
        return done < rule.most();
    }
}
