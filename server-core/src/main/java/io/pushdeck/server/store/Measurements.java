package io.pushdeck.server.store;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Metrics;
import io.pushdeck.server.metrics.Minute;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the server measured of itself, a row a minute, for a week. Thread-safe.
public final class Measurements implements Metrics.Kept {
    /// A chart of a week begins with a whole step.
    static final long KEPT_MINUTES = Span.WEEK.length().plus(Span.WEEK.step()).toMinutes();

    private static final Logger LOG = LoggerFactory.getLogger(Measurements.class);
    private static final String COLUMNS = list(Measure::key);
    private static final String KEEP = "INSERT INTO measurements (minute, " + COLUMNS + ") VALUES (?, "
            + list(measure -> "?") + ") ON CONFLICT (minute) DO UPDATE SET "
            + list(measure -> measure.key() + " = " + both(measure));
    private static final String READ = "SELECT (minute * 60 - ?1) / ?2 AS step, " + list(Measurements::all)
            + " FROM measurements WHERE minute >= ?1 / 60 AND minute < ?3 / 60 GROUP BY step ORDER BY step";

    private final StoreWriter writer;
    private final Readers readers;

    Measurements(StoreWriter writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    private static String list(Function<Measure, String> each) {
        return Measure.ALL.stream().map(each).collect(Collectors.joining(", "));
    }

    /// Of a minute in which the server was restarted there are two halves.
    private static String both(Measure measure) {
        String old = measure.key();
        String joined = switch (measure.joining()) {
            case SUM -> "%1$s + excluded.%1$s";
            case PEAK -> "max(%1$s, excluded.%1$s)";
            case MEAN -> "(%1$s + excluded.%1$s) / 2";
        };
        return ("coalesce(" + joined + ", %1$s, excluded.%1$s)").formatted(old);
    }

    private static String all(Measure measure) {
        return switch (measure.joining()) {
            case SUM -> "sum(" + measure.key() + ")";
            case PEAK -> "max(" + measure.key() + ")";
            case MEAN -> "CAST(round(avg(" + measure.key() + ")) AS INTEGER)";
        };
    }

    /// Also deletes what is older than a week.
    @Override
    public void keep(Minute minute) {
        writer.submit(
                connection -> {
                    write(connection, minute);
                    return new StoreOutcome.Stored<>("");
                },
                outcome -> {
                    if (outcome instanceof StoreOutcome.Refused<String> refused) {
                        LOG.warn("What was measured is not kept: {}", PushLog.detailOf(refused.reason()));
                    }
                });
    }

    private static void write(Connection connection, Minute minute) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(minute.number());
        for (Measure measure : Measure.ALL) {
            long value = minute.sample().at(measure);
            values.add(value == Sample.ABSENT ? null : value);
        }
        Sql.update(connection, KEEP, values.toArray());
        Sql.update(connection, "DELETE FROM measurements WHERE minute < ?", minute.number() - KEPT_MINUTES);
    }

    /// @throws StoreUnavailableException if the disk cannot be read
    @Override
    public void addTo(Timeline.Builder timeline) {
        readers.read(connection -> Sql.list(
                connection,
                READ,
                row -> addTo(timeline, row),
                timeline.startSecond(),
                timeline.stepSeconds(),
                timeline.endSecond()));
    }

    private static long addTo(Timeline.Builder timeline, ResultSet row) throws SQLException {
        long second = timeline.startSecond() + row.getLong(1) * timeline.stepSeconds();
        for (int index = 0; index < Measure.ALL.size(); index++) {
            long value = row.getLong(index + 2);
            timeline.add(second, Measure.ALL.get(index), row.wasNull() ? Sample.ABSENT : value);
        }
        return second;
    }
}
