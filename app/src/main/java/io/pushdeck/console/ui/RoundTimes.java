package io.pushdeck.console.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/// Times at which the operator's clocks show round ones, for the edge of a chart or of a slider.
public final class RoundTimes {
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofDays(7),
            Duration.ofDays(14));

    private RoundTimes() {}

    /// @param most at most so many, at least one
    public static List<Instant> of(Instant from, Instant until, int most, ZoneId zone) {
        Duration length = Duration.between(from, until);
        Duration step = STEPS.getLast();
        for (int i = STEPS.size() - 1; i >= 0 && length.dividedBy(STEPS.get(i)) <= most; i--) {
            step = STEPS.get(i);
        }
        List<Instant> times = new ArrayList<>();
        ZonedDateTime time = from.atZone(zone).toLocalDate().atStartOfDay(zone);
        while (time.toInstant().isBefore(until)) {
            if (!time.toInstant().isBefore(from)) {
                times.add(time.toInstant());
            }
            // Days of the calendar: one of them may have 23 hours.
            time = step.toDays() > 0 ? time.plusDays(step.toDays()) : time.plus(step);
        }
        return times;
    }
}
