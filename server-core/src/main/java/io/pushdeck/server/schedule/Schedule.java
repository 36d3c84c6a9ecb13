package io.pushdeck.server.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/// The times at which a planned push goes, told by the clocks of one zone. A time that those clocks skip when they are
/// put forward comes at the moment they are; one that they show twice when they are put back comes the first time only.
/// Immutable.
public sealed interface Schedule {
    ZoneId zone();

    /// The first time after that moment; empty if there is none.
    Optional<Instant> next(Instant after);

    /// The last time that is neither before the one moment nor after the other.
    default Optional<Instant> last(Instant from, Instant until) {
        Optional<Instant> last = Optional.empty();
        Optional<Instant> next = next(from.minusNanos(1));
        while (next.isPresent() && !next.get().isAfter(until)) {
            last = next;
            next = next(next.get());
        }
        return last;
    }

    /// When the clocks of the zone show that time.
    private static Instant moment(LocalDateTime shown, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        if (change == null) {
            return shown.toInstant(zone.getRules().getOffset(shown));
        }
        return change.isGap() ? change.getInstant() : shown.toInstant(change.getOffsetBefore());
    }

    record Once(LocalDateTime at, ZoneId zone) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            return Optional.of(moment(at, zone)).filter(run -> run.isAfter(after));
        }
    }

    record Repeating(CronRule rule, ZoneId zone) implements Schedule {
        @Override
        public Optional<Instant> next(Instant after) {
            ZoneOffset offset = zone.getRules().getOffset(after);
            Optional<LocalDateTime> shown = rule.next(LocalDateTime.ofInstant(after, offset));
            // What the clocks show for the second time has been.
            while (shown.isPresent() && !moment(shown.get(), zone).isAfter(after)) {
                shown = rule.next(shown.get());
            }
            return shown.map(time -> moment(time, zone));
        }
    }
}
