package io.pushdeck.console.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// A time as an operator types it: `14:03` is the last time that clocks showed that, `2026-11-23 14:03` that very one.
final class TimeText {
    private static final DateTimeFormatter TIME = format("H:mm[:ss]");
    private static final DateTimeFormatter DATE = format("uuuu-MM-dd");

    private TimeText() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /// @return empty for what is no time
    static Optional<Instant> parse(String typed, Instant now, ZoneId zone) {
        String[] parts = typed.strip().split("[ T]+", -1);
        try {
            LocalTime time = LocalTime.parse(parts[parts.length - 1], TIME);
            if (parts.length == 2) {
                return Optional.of(LocalDate.parse(parts[0], DATE)
                        .atTime(time)
                        .atZone(zone)
                        .toInstant());
            }
            if (parts.length != 1) {
                return Optional.empty();
            }
            ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(time).atZone(zone);
            return Optional.of((today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// `2026-11-23 14:03`.
    static String of(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(time.atZone(zone));
    }
}
