package io.pushdeck.console.history;

import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Which pushes the operator wants to see. Immutable.
///
/// @param words    as typed
/// @param severity empty for all
record HistoryFilter(String words, Optional<Severity> severity, Period period) {
    static final HistoryFilter EVERYTHING = new HistoryFilter("", Optional.empty(), Period.EVER);

    HistoryFilter {
        words = words.strip();
    }

    boolean isEverything() {
        return equals(EVERYTHING);
    }

    HistoryQuery query(Instant now, ZoneId zone, int skip, int limit) {
        return new HistoryQuery(words, severity, period.from(now, zone), Optional.empty(), skip, limit);
    }
}
