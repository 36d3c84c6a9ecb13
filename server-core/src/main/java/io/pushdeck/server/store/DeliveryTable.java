package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// One row for each person that a push is for. Each method is part of the caller's transaction.
final class DeliveryTable {
    /// What became of a receipt.
    enum Kept {
        /// It says more than was known.
        NEW,
        KNOWN,
        /// There is no such push, or it was for others.
        NOT_ADDRESSED
    }

    private DeliveryTable() {}

    static void insert(Connection connection, long push, List<Map.Entry<ClientId, Boolean>> people)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT OR IGNORE INTO deliveries (push_number, client_id, online) VALUES (?, ?, ?)")) {
            for (Map.Entry<ClientId, Boolean> person : people) {
                Sql.bind(insert, push, person.getKey(), person.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void attempt(Connection connection, List<Attempt> attempts) throws SQLException {
        List<Attempt> rowless = update(connection, attempts);
        Set<PushId> completed = new HashSet<>();
        for (Attempt attempt : rowless) {
            if (!completed.contains(attempt.push())
                    && OpenPushes.complete(connection, numberOf(connection, attempt.push()))) {
                completed.add(attempt.push());
            }
        }
        update(
                connection,
                rowless.stream()
                        .filter(attempt -> completed.contains(attempt.push()))
                        .toList());
    }

    /// @return those that have no row
    private static List<Attempt> update(Connection connection, List<Attempt> attempts) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE deliveries SET
                    plain = CASE WHEN plain IS NULL THEN ?3 ELSE plain AND ?3 END,
                    written_at = coalesce(written_at, ?4),
                    failure = coalesce(failure, ?5)
                WHERE push_number = (SELECT number FROM pushes WHERE id = ?1) AND client_id = ?2
                """)) {
            for (Attempt attempt : attempts) {
                Sql.bind(
                        update,
                        attempt.push(),
                        attempt.client(),
                        attempt.plain(),
                        attempt.written() ? attempt.at() : null,
                        attempt.failure());
                update.addBatch();
            }
            int[] changed = update.executeBatch();
            return IntStream.range(0, changed.length)
                    .filter(index -> changed[index] == 0)
                    .mapToObj(attempts::get)
                    .toList();
        }
    }

    static Kept receive(Connection connection, ClientId client, PushId push, Receipt receipt, Instant at)
            throws SQLException {
        Kept kept = update(connection, client, push, receipt, at);
        if (kept == Kept.NOT_ADDRESSED) {
            if (OpenPushes.complete(connection, numberOf(connection, push))) {
                return update(connection, client, push, receipt, at);
            }
        }
        return kept;
    }

    private static Kept update(Connection connection, ClientId client, PushId push, Receipt receipt, Instant at)
            throws SQLException {
        int changed = Sql.update(
                connection,
                "UPDATE deliveries SET " + stagesUpTo(receipt.stage())
                        + ", action = coalesce(action, nullif(?4, ''))"
                        + " WHERE push_number = (SELECT number FROM pushes WHERE id = ?2) AND client_id = ?3 AND "
                        + columnOf(receipt.stage()) + " IS NULL",
                at,
                push,
                client,
                receipt.action());
        if (changed > 0) {
            return Kept.NEW;
        }
        boolean addressed = Sql.number(connection, """
                        SELECT count(*) FROM deliveries
                        WHERE push_number = (SELECT number FROM pushes WHERE id = ?) AND client_id = ?
                        """, push, client) > 0;
        return addressed ? Kept.KNOWN : Kept.NOT_ADDRESSED;
    }

    private static long numberOf(Connection connection, PushId push) throws SQLException {
        return Sql.number(connection, "SELECT number FROM pushes WHERE id = ?", push);
    }

    private static String stagesUpTo(Stage stage) {
        String received = "received_at = coalesce(received_at, ?1)";
        String displayed = received + ", displayed_at = coalesce(displayed_at, ?1)";
        String read = displayed + ", read_at = coalesce(read_at, ?1)";
        return switch (stage) {
            case RECEIVED -> received;
            case DISPLAYED -> displayed;
            case READ -> read;
            case ACTED -> read + ", acted_at = ?1";
            case RECALLED -> "recalled_at = ?1";
            case QUEUED, WRITTEN, EXPIRED, FAILED ->
                throw new IllegalArgumentException("No client says that: " + stage);
        };
    }

    private static String columnOf(Stage stage) {
        return stage.key() + "_at";
    }

    /// Nobody who has not been reached yet will be.
    ///
    /// @return how many those are
    static int stop(Connection connection, PushId push) throws SQLException {
        return Sql.update(connection, """
                UPDATE deliveries SET failure = ?
                WHERE push_number = (SELECT number FROM pushes WHERE id = ?) AND written_at IS NULL AND received_at IS NULL
                """, Failure.STOPPED, push);
    }
}
