package io.pushdeck.console.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// For how long somebody is kept out.
enum BanLength {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    EVER(Duration.ZERO),
    /// Until a time that is given.
    OWN(Duration.ZERO);

    private final Duration length;

    BanLength(Duration length) {
        this.length = length;
    }

    String textKey() {
        return "people.ban.length." + name().toLowerCase(Locale.ROOT);
    }

    /// @param own what was given; empty for what is no time in the future
    /// @return empty for ever
    Optional<Instant> until(Instant now, Optional<Instant> own) {
        return switch (this) {
            case HOUR, DAY, WEEK -> Optional.of(now.plus(length));
            case EVER -> Optional.empty();
            case OWN -> own;
        };
    }
}
