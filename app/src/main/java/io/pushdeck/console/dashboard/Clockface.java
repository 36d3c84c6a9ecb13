package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.RoundTimes;
import io.pushdeck.server.metrics.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// The times along the lower edge of a chart, where the operator's clocks show round ones.
final class Clockface {
    private final Texts texts;
    private final ZoneId zone;

    Clockface(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// @param most at most so many, at least one
    List<Instant> times(Instant from, Instant until, int most) {
        return RoundTimes.of(from, until, most, zone);
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
