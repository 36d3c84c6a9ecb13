package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.metrics.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The times along the lower edge of a chart, where the operator's clocks show round ones.
final class Clockface {
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
            Duration.ofDays(4));

    private final Texts texts;
    private final ZoneId zone;

    Clockface(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// @param most at most so many, at least one
    List<Instant> times(Instant from, Instant until, int most) {
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

    /// "14:05"; midnight is the name of the day.
    String label(Instant time, Span span) {
        ZonedDateTime local = time.atZone(zone);
        boolean midnight = local.toLocalTime().toSecondOfDay() == 0;
        return format(local, span == Span.WEEK && midnight ? texts.text("dashboard.day") : "HH:mm");
    }

    /// "14:05:20", "14:05", "Mon 23, 14:05": as exactly as the steps of the span are.
    String exact(Instant time, Span span) {
        return format(
                time.atZone(zone),
                switch (span) {
                    case LIVE, HOUR -> "HH:mm:ss";
                    case DAY -> "HH:mm";
                    case WEEK -> texts.text("dashboard.day") + " HH:mm";
                });
    }

    private String format(ZonedDateTime local, String pattern) {
        return DateTimeFormatter.ofPattern(pattern)
                .withLocale(texts.languageProperty().get())
                .format(local);
    }
}
