package io.pushdeck.server.schedule;

import io.pushdeck.server.identity.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A push that goes later. Immutable.
///
/// @param lateWithin how late a run may be that could not be in time; if several could not, the last of them is made up
///                   for; empty for none
/// @param paused     whether its times pass without a run
/// @param next       its next run; empty if there is none any more
/// @param last       what came of the last one
public record Plan(
        PlanId id,
        PlannedPush push,
        Schedule schedule,
        Optional<Duration> lateWithin,
        boolean paused,
        Optional<Instant> next,
        Optional<PlanRun> last) {
    /// One that begins now.
    ///
    /// @param now the first run is after that
    public static Plan of(PlanId id, PlannedPush push, Schedule schedule, Optional<Duration> lateWithin, Instant now) {
        return new Plan(id, push, schedule, lateWithin, false, schedule.next(now), Optional.empty());
    }

    /// Whether nothing will come of it any more.
    public boolean isOver() {
        return next.isEmpty();
    }

    /// The same from now on, with what came of its last run.
    public Plan changed(PlannedPush newPush, Schedule newSchedule, Optional<Duration> newLateWithin, Instant now) {
        return new Plan(id, newPush, newSchedule, newLateWithin, paused, newSchedule.next(now), last);
    }

    /// What is due while it is paused is not made up for.
    public Plan paused(boolean wanted, Instant now) {
        return new Plan(id, push, schedule, lateWithin, wanted, schedule.next(now), last);
    }
}
