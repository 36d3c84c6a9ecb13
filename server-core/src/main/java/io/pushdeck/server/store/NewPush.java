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
public record NewPush(
        PushId id,
        Instant at,
        Announcement announcement,
        FrozenAudience audience,
        Optional<PushId> replaces,
        Optional<Instant> escalateAt) {
    public NewPush {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
