package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Spread;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Which pushes are handed out in batches, and who has had a turn. Thread-safe. Reading is done on the caller's thread,
/// and throws [StoreUnavailableException] if the disk cannot be read; writing comes in the order of the calls, and its
/// callbacks on the store's thread.
public final class SpreadBook {
    private final StoreWriter writer;
    private final DuePushes dates;
    private final LongSupplier openedAt;

    /// What came of taking a batch.
    ///
    /// @param people who have their turn; nobody unless it was logged
    public record Batch(LogOutcome outcome, List<ClientId> people) {
        public Batch {
            people = List.copyOf(people);
        }
    }

    /// @param openedAt the end of the log when the store was opened; a guest is nobody from before
    SpreadBook(StoreWriter writer, Readers readers, LongSupplier openedAt) {
        this.writer = writer;
        this.dates = new DuePushes(readers, "spread_at");
        this.openedAt = openedAt;
    }

    /// When of which push the next batch is to be handed out.
    public DuePushes dates() {
        return dates;
    }

    /// Who was there when the push was made, and has neither had a turn nor got it on coming back.
    static List<ClientId> waiting(Connection connection, PushRecord push) throws SQLException {
        return Sql.list(connection, """
                SELECT client_id FROM deliveries WHERE push_number = ? AND online = 1 AND batch IS NULL
                    AND written_at IS NULL AND received_at IS NULL
                """, row -> new ClientId(row.getString(1)), push.number());
    }

    /// Nobody has a turn any more.
    static void end(Connection connection, PushId push) throws SQLException {
        Sql.update(connection, "UPDATE pushes SET spread_at = NULL WHERE id = ?", push);
    }

    /// Takes the next batch and goes on to the time of the one after it; or ends that, if nobody waits any more, or the
    /// push was recalled or is over.
    ///
    /// @param whenDone with [LogOutcome.NothingLeft], too, if somebody was faster
    public void take(DuePush due, Instant at, Consumer<Batch> whenDone) {
        writer.submit(
                connection -> new StoreOutcome.Stored<>(take(connection, due, at)),
                outcome -> whenDone.accept(
                        switch (outcome) {
                            case StoreOutcome.Stored<Batch> stored -> stored.value();
                            case StoreOutcome.Refused<Batch> refused ->
                                new Batch(new LogOutcome.NotStored(PushLog.detailOf(refused.reason())), List.of());
                        }));
    }

    private Batch take(Connection connection, DuePush due, Instant at) throws SQLException {
        Batch none = new Batch(new LogOutcome.NothingLeft(due.push()), List.of());
        Optional<PushRecord> found = PushTable.find(connection, due.push());
        Optional<Spread> spread = found.flatMap(PushRecord::spread);
        if (spread.flatMap(Spread::next).filter(due.due()::equals).isEmpty()) {
            return none;
        }
        PushRecord push = found.orElseThrow();
        OpenPushes.complete(connection, push.number());
        // One more than a batch, to see whether it is the last.
        int size = spread.orElseThrow().size();
        List<ClientId> next = next(connection, push, size + 1);
        if (next.isEmpty() || push.announcement().hasExpired(at)) {
            end(connection, due.push());
            return none;
        }
        List<ClientId> people = next.subList(0, Math.min(size, next.size()));
        long offset = PushTable.batch(connection, push, at);
        mark(connection, push, offset, people);
        // From now on, not from when it was due: a computer that slept does not make up for it all at once.
        Optional<Instant> then =
                next.size() > size ? Optional.of(at.plus(spread.orElseThrow().every())) : Optional.empty();
        Sql.update(connection, "UPDATE pushes SET spread_at = ? WHERE number = ?", then, push.number());
        return new Batch(PushLog.logged(connection, due.push(), offset), people);
    }

    /// Whoever got it on coming back has a turn all the same: another tab may have waited for it. Whoever got it as
    /// another push since has none.
    private List<ClientId> next(Connection connection, PushRecord push, int most) throws SQLException {
        return Sql.list(
                connection, """
                SELECT client_id FROM deliveries
                WHERE push_number = ?1 AND online = 1 AND batch IS NULL AND failure IS NOT 'STOPPED'
                    AND (client_id NOT GLOB 'guest-*' OR push_number > ?2)
                    AND NOT EXISTS (SELECT 1 FROM deliveries newer WHERE newer.client_id = deliveries.client_id
                        AND newer.push_number IN
                            (SELECT number FROM pushes WHERE replaces = (SELECT id FROM pushes WHERE number = ?1)))
                LIMIT ?3
                """, row -> new ClientId(row.getString(1)), push.number(), openedAt.getAsLong(), most);
    }

    private static void mark(Connection connection, PushRecord push, long offset, List<ClientId> people)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE deliveries SET batch = ? WHERE push_number = ? AND client_id = ?")) {
            for (ClientId client : people) {
                Sql.bind(update, offset, push.number(), client);
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
