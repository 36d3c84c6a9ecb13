package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.FrozenAudience;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A push that is to be accepted. Immutable.
///
/// @param id         never used before
/// @param at         kept to the millisecond
/// @param replaces   the push that this one is sent again for
/// @param escalateAt when it gets louder, if somebody has not confirmed it by then
/// @param turn       the run of a plan that this is
public record NewPush(
        PushId id,
        Instant at,
        Announcement announcement,
        FrozenAudience audience,
        Optional<PushId> replaces,
        Optional<Instant> escalateAt,
        Optional<Turn> turn) {
    public NewPush {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// One that nobody planned.
    public NewPush(
            PushId id,
            Instant at,
            Announcement announcement,
            FrozenAudience audience,
            Optional<PushId> replaces,
            Optional<Instant> escalateAt) {
        this(id, at, announcement, audience, replaces, escalateAt, Optional.empty());
    }
}
