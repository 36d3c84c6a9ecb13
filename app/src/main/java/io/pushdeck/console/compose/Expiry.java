package io.pushdeck.console.compose;

import io.pushdeck.server.schedule.Lifetime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Until when an announcement counts, as the operator says it. Immutable.
///
/// @param date of [Kind#AT]; empty while there is none
/// @param time of [Kind#AT], as typed: `17:30`
record Expiry(Kind kind, Optional<LocalDate> date, String time) {
    /// The presets, and a time of one's own; the texts are `compose.expiry.*`.
    enum Kind {
        NEVER,
        MINUTES_15,
        HOUR,
        TODAY,
        AT;

        /// The key of its words.
        String key() {
            return "compose.expiry." + name().toLowerCase(Locale.ROOT);
        }
    }

    static final Expiry NEVER = of(Kind.NEVER);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    static Expiry of(Kind kind) {
        return new Expiry(kind, Optional.empty(), "");
    }

    /// When that is; empty for never, and while date or time cannot be read.
    Optional<Instant> end(Instant now, ZoneId zone) {
        return switch (kind) {
            case NEVER -> Optional.empty();
            case MINUTES_15 -> Optional.of(now.plus(Duration.ofMinutes(15)));
            case HOUR -> Optional.of(now.plus(Duration.ofHours(1)));
            case TODAY ->
                Optional.of(now.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant());
            case AT ->
                date.flatMap(
                        day -> clock().map(at -> day.atTime(at).atZone(zone).toInstant()));
        };
    }

    /// Where it depends on when it is sent; empty for never, and for a date and a time.
    Optional<Lifetime> lifetime() {
        return switch (kind) {
            case NEVER, AT -> Optional.empty();
            case MINUTES_15 -> Optional.of(new Lifetime.Lasting(Duration.ofMinutes(15)));
            case HOUR -> Optional.of(new Lifetime.Lasting(Duration.ofHours(1)));
            case TODAY -> Optional.of(new Lifetime.OfTheDay());
        };
    }

    private Optional<LocalTime> clock() {
        try {
            return Optional.of(LocalTime.parse(time.strip().replace('：', ':'), TIME));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    Optional<Problem> problem(Instant now, ZoneId zone) {
        if (kind != Kind.AT) {
            return Optional.empty();
        }
        Optional<Instant> end = end(now, zone);
        if (end.isEmpty()) {
            return Optional.of(Problem.of(Problem.Kind.NO_TIME));
        }
        return end.get().isAfter(now) ? Optional.empty() : Optional.of(Problem.of(Problem.Kind.PAST));
    }
}
