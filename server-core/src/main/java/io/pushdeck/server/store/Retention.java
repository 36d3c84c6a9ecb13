package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deletes what is too old, a little at a time, so that nobody waits for it. Each method is part of the caller's
/// transaction.
final class Retention {
    /// Deliveries in one transaction.
    static final int ROWS_AT_ONCE = 500;

    private static final int PUSHES_AT_ONCE = 100;

    /// What one transaction did.
    ///
    /// @param pushes that are gone for good
    /// @param more   whether there is more to do
    record Slice(int pushes, boolean more) {}

    private Retention() {}

    static Slice forget(Connection connection, Instant before) throws SQLException {
        int rows = 0;
        int pushes = 0;
        while (rows < ROWS_AT_ONCE && pushes < PUSHES_AT_ONCE) {
            Optional<Long> oldest = Sql.first(
                    connection,
                    "SELECT number FROM pushes WHERE at < ? AND pending IS NULL ORDER BY number LIMIT 1",
                    row -> row.getLong(1),
                    before);
            if (oldest.isEmpty()) {
                return new Slice(pushes, forgetNotes(connection, before));
            }
            int deleted = forgetDeliveries(connection, oldest.get(), ROWS_AT_ONCE - rows);
            if (deleted < ROWS_AT_ONCE - rows) {
                Sql.update(connection, "DELETE FROM log WHERE push_number = ?", oldest.get());
                Sql.update(connection, "DELETE FROM push_words WHERE rowid = ?", oldest.get());
                Sql.update(connection, "DELETE FROM pushes WHERE number = ?", oldest.get());
                pushes++;
            }
            rows += deleted;
        }
        return new Slice(pushes, true);
    }

    /// Whoever was addressed and comes back with an older position is to be told of a gap.
    private static int forgetDeliveries(Connection connection, long push, int most) throws SQLException {
        long newest = Sql.number(connection, "SELECT max(offset) FROM log WHERE push_number = ?", push);
        List<ClientId> clients = Sql.list(
                connection,
                "SELECT client_id FROM deliveries WHERE push_number = ? ORDER BY client_id LIMIT ?",
                row -> new ClientId(row.getString(1)),
                push,
                most);
        for (ClientId client : clients) {
            if (!client.isGuest()) {
                IdentityTable.forget(connection, client, newest);
            }
            Sql.update(connection, "DELETE FROM deliveries WHERE push_number = ? AND client_id = ?", push, client);
        }
        return clients.size();
    }

    /// @return whether there is more
    private static boolean forgetNotes(Connection connection, Instant before) throws SQLException {
        int joins = Sql.update(connection, """
                DELETE FROM joins WHERE (client_id, group_id, at) IN
                    (SELECT client_id, group_id, at FROM joins WHERE at < ? LIMIT ?)
                """, before, ROWS_AT_ONCE);
        int entries = Sql.update(
                connection,
                "DELETE FROM audit WHERE number IN (SELECT number FROM audit WHERE at < ? ORDER BY number LIMIT ?)",
                before,
                ROWS_AT_ONCE);
        int visits = VisitTable.forget(connection, before, ROWS_AT_ONCE);
        int stays = StayTable.forget(connection, before, ROWS_AT_ONCE);
        int messages = MessageTable.forget(connection, before, ROWS_AT_ONCE);
        int most = Math.max(Math.max(joins, entries), Math.max(visits, stays));
        return Math.max(most, messages) == ROWS_AT_ONCE;
    }
}
