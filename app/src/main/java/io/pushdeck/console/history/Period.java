package io.pushdeck.console.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// How far back the list goes.
enum Period {
    EVER(-1),
    TODAY(0),
    WEEK(6),
    MONTH(29);

    private final int daysBefore;

    Period(int daysBefore) {
        this.daysBefore = daysBefore;
    }

    /// The midnight it begins at; empty if it has no beginning.
    Optional<Instant> from(Instant now, ZoneId zone) {
        return daysBefore < 0
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(now, zone)
                        .minusDays(daysBefore)
                        .atStartOfDay(zone)
                        .toInstant());
    }

    /// `week`, as in ids and texts.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
