package io.pushdeck.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pushes that were accepted just before the process died, or before the disk was full: their deliveries get the rows
/// that are missing.
final class OpenPushes {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPushes.class);

    private OpenPushes() {}

    /// Commits. With a full disk they stay as they are: whoever comes back is found all the same.
    static void complete(Connection connection) throws SQLException {
        List<Long> open = Sql.list(
                connection, "SELECT number FROM pushes WHERE pending IS NOT NULL", row -> row.getLong("number"));
        try {
            for (long push : open) {
                if (complete(connection, push)) {
                    connection.commit();
                    LOG.info("Push {} is complete now; it was interrupted", push);
                }
            }
        } catch (SQLException e) {
            if (!Trouble.isDiskFull(e)) {
                throw e;
            }
            LOG.warn("{} pushes stay incomplete: {}", open.size(), Trouble.inWords(e));
            Database.rollBack(connection);
        }
    }

    /// Writes the rows that are missing of one push; part of the caller's transaction.
    ///
    /// @return false if none are missing, or there is no such push
    static boolean complete(Connection connection, long push) throws SQLException {
        Optional<String> pending = Sql.first(
                connection,
                "SELECT pending FROM pushes WHERE number = ? AND pending IS NOT NULL",
                row -> row.getString(1),
                push);
        if (pending.isEmpty()) {
            return false;
        }
        DeliveryTable.insert(connection, push, Recipients.parse(pending.get()).people());
        Sql.update(connection, "UPDATE pushes SET pending = NULL WHERE number = ?", push);
        return true;
    }
}
