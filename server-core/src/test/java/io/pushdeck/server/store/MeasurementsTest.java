package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.metrics.Measure;
import io.pushdeck.server.metrics.Minute;
import io.pushdeck.server.metrics.Sample;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import io.pushdeck.server.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final long MINUTE = Minute.numberOf(NOON);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void keep(long minute, Sample sample) {
        store.measurements().keep(new Minute(minute, sample));
    }

    /// Waits until everything that was given before is on disk.
    private void settle() {
        CountDownLatch done = new CountDownLatch(1);
        store.writer().submit(connection -> new StoreOutcome.Stored<>(""), outcome -> done.countDown());
        Await.zero(done, "what was measured to be on disk");
    }

    private Timeline read(Span span, Instant until) {
        Timeline.Builder timeline = span.before(until.getEpochSecond());
        store.measurements().addTo(timeline);
        return timeline.build();
    }

    private Connection raw() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
    }

    private long rows() throws SQLException {
        try (Connection connection = raw()) {
            return Database.number(connection, "SELECT count(*) FROM measurements");
        }
    }

    private static Sample sample(long connections, long connects, long slow) {
        return new Sample()
                .set(Measure.CONNECTIONS, connections)
                .set(Measure.CONNECTS, connects)
                .set(Measure.SLOW_CLIENTS, slow);
    }

    @Test
    void everyMeasureHasAColumn() throws SQLException {
        Sample all = new Sample();
        for (Measure measure : Measure.ALL) {
            all.set(measure, 7);
        }
        keep(MINUTE, all);
        settle();
        Timeline timeline = read(Span.DAY, NOON.plusSeconds(300));
        for (Measure measure : Measure.ALL) {
            assertEquals(7, timeline.at(measure, timeline.size() - 1), measure.key());
        }
        Set<String> columns = new TreeSet<>(Set.of("minute"));
        columns.addAll(Measure.ALL.stream().map(Measure::key).collect(Collectors.toSet()));
        try (Connection connection = raw()) {
            assertEquals(
                    columns,
                    new TreeSet<>(Sql.list(
                            connection,
                            "SELECT name FROM pragma_table_info('measurements')",
                            row -> row.getString(1))));
        }
    }

    @Test
    void stepsJoinTheirMinutes() {
        keep(MINUTE, sample(10, 3, 1));
        keep(MINUTE + 1, sample(20, 4, 5));
        keep(MINUTE + 5, sample(100, 1, 0));
        settle();
        Timeline timeline = read(Span.DAY, NOON.plusSeconds(600));
        int last = timeline.size() - 1;
        assertEquals(15, timeline.at(Measure.CONNECTIONS, last - 1));
        assertEquals(7, timeline.at(Measure.CONNECTS, last - 1));
        assertEquals(5, timeline.at(Measure.SLOW_CLIENTS, last - 1));
        assertEquals(100, timeline.at(Measure.CONNECTIONS, last));
        assertEquals(Sample.ABSENT, timeline.at(Measure.HEAP_BYTES, last));
        assertEquals(Sample.ABSENT, timeline.at(Measure.CONNECTIONS, last - 2));
    }

    @Test
    void theHalvesOfAMinuteWithARestartAreJoined() {
        keep(MINUTE, sample(10, 3, 1));
        settle();
        store.close();
        open();
        keep(MINUTE, sample(20, 4, 5).set(Measure.THREADS, 9));
        settle();
        Timeline timeline = read(Span.DAY, NOON.plusSeconds(300));
        int last = timeline.size() - 1;
        assertEquals(15, timeline.at(Measure.CONNECTIONS, last));
        assertEquals(7, timeline.at(Measure.CONNECTS, last));
        assertEquals(5, timeline.at(Measure.SLOW_CLIENTS, last));
        assertEquals(9, timeline.at(Measure.THREADS, last));
    }

    @Test
    void aWeekIsKeptAndNoMore() throws SQLException {
        for (long minute = 0; minute < 10_200; minute++) {
            keep(MINUTE + minute, sample(minute, 1, 0));
            if (minute % 1_000 == 0) {
                settle();
            }
        }
        settle();
        assertEquals(Measurements.KEPT_MINUTES + 1, rows());
        Timeline week = read(Span.WEEK, NOON.plusSeconds(10_200 * 60));
        assertEquals(336, week.size());
        for (int step = 0; step < week.size(); step++) {
            assertEquals(30, week.at(Measure.CONNECTS, step), "step " + step);
        }
    }

    @Test
    void aFileFromBeforeGetsTheTableAndKeepsTheRest() throws SQLException, IOException {
        store.close();
        Files.delete(folder.resolve("pushdeck.db"));
        try (Connection connection = raw();
                Statement statement = connection.createStatement()) {
            for (String step : Schema.MIGRATIONS.subList(0, 3)) {
                statement.executeUpdate(step);
            }
            statement.executeUpdate("INSERT INTO groups (id, name, name_key, colour, icon, position) VALUES ('"
                    + StoreFixture.group(1, "Kept").id() + "', 'Kept', 'kept', 'BLUE', 'DOT', 0)");
            statement.executeUpdate("PRAGMA user_version = 3");
        }
        open();
        assertEquals(List.of(StoreFixture.group(1, "Kept")), store.load().groups());
        keep(MINUTE, sample(10, 3, 1));
        settle();
        assertEquals(1, rows());
    }

    @Test
    void theDiskIsMeasured() {
        assertTrue(store.bytes() > 0);
        assertTrue(store.freeBytes() > 0);
    }
}
