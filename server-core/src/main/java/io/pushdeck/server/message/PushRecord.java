package io.pushdeck.server.message;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import java.time.Instant;
import java.util.Optional;

/// One tracked push as the history keeps it. Immutable.
///
/// @param number       grows with each push; the offset of its first entry in the log
/// @param at           when it was accepted
/// @param version      1, and one more for each update
/// @param announcement as it is now
/// @param chosen       the audience in the operator's terms
/// @param recipients   how many people that meant
/// @param recalledAt   when it was taken back
/// @param replaces     the push that this one was sent again for
/// @param plan         whose run it was
/// @param repeats      only of one that is shown again until it is confirmed
/// @param spread       only of one that is handed out in batches
public record PushRecord(
        PushId id,
        long number,
        Instant at,
        int version,
        Announcement announcement,
        Audience chosen,
        int recipients,
        Optional<Instant> recalledAt,
        Optional<PushId> replaces,
        Optional<PlanId> plan,
        Optional<Repeats> repeats,
        Optional<Spread> spread) {
    /// How many texts it has had: a repetition says nothing new.
    public int texts() {
        return version - repeats.map(Repeats::done).orElse(0);
    }

    /// One that nobody planned, and that goes out at once and once.
    public PushRecord(
            PushId id,
            long number,
            Instant at,
            int version,
            Announcement announcement,
            Audience chosen,
            int recipients,
            Optional<Instant> recalledAt,
            Optional<PushId> replaces) {
        this(
                id,
                number,
                at,
                version,
                announcement,
                chosen,
                recipients,
                recalledAt,
                replaces,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
