package io.pushdeck.server.store;

import java.time.Instant;

/// Finds what lasted over a moment among a million rows that have a beginning and an end, without reading them all:
/// each
/// row that has ended says how many bits the length of its time has in milliseconds. What has `n` bits and lasted over
/// a
/// moment began less than `2^n` ms before it, so an index over (span, beginning) is read in as many short pieces as
/// there
/// are bits, and each piece has at most about twice the rows that are wanted.
final class Spans {
    private static final int MOST_BITS = 45;

    private Spans() {}

    static int of(Instant from, Instant until) {
        return Math.min(
                MOST_BITS,
                Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, until.toEpochMilli() - from.toEpochMilli())));
    }

    /// The rows of a table at the moment `?1`: what has ended since, and what has not. The beginning belongs to a row,
    /// its end does not.
    ///
    /// @param columns that are wanted of each row
    static String at(String table, String begin, String end, String columns) {
        return """
                WITH RECURSIVE spans (bits) AS (SELECT 0 UNION ALL SELECT bits + 1 FROM spans WHERE bits < %1$d)
                SELECT %5$s FROM spans CROSS JOIN %2$s
                WHERE span = bits AND %3$s > ?1 - (1 << bits) AND %3$s <= ?1 AND %4$s > ?1 AND %4$s IS NOT NULL
                UNION ALL
                SELECT %5$s FROM %2$s WHERE %4$s IS NULL AND %3$s <= ?1
                """.formatted(MOST_BITS, table, begin, end, columns);
    }
}
