package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repeats;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Spread;
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
/// @param repetition how it is shown again until it is confirmed
/// @param pace       how slowly it is handed out
public record NewPush(
        PushId id,
        Instant at,
        Announcement announcement,
        FrozenAudience audience,
        Optional<PushId> replaces,
        Optional<Instant> escalateAt,
        Optional<Turn> turn,
        Optional<Repetition> repetition,
        Optional<Pace> pace) {
    public NewPush {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What was not done of that yet.
    Optional<Repeats> repeats() {
        return repetition.map(rule -> new Repeats(rule, 0, Optional.of(at.plus(rule.every()))));
    }

    Optional<Spread> spread() {
        return pace.map(slow -> slow.of(audience.online().size(), at));
    }

    /// One that nobody planned, and that goes out at once and once.
    public NewPush(
            PushId id,
            Instant at,
            Announcement announcement,
            FrozenAudience audience,
            Optional<PushId> replaces,
            Optional<Instant> escalateAt) {
        this(
                id,
                at,
                announcement,
                audience,
                replaces,
                escalateAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
