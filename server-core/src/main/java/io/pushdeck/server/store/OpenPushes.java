package io.pushdeck.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pushes that were accepted just before the process died: their deliveries get the rows that are missing.
final class OpenPushes {
    private static final Logger LOG = LoggerFactory.getLogger(OpenPushes.class);

    private OpenPushes() {}

    /// Commits. With a full disk they stay as they are: whoever comes back is found all the same.
    static void complete(Connection connection) throws SQLException {
        List<Map.Entry<Long, String>> open = Sql.list(
                connection,
                "SELECT number, pending FROM pushes WHERE pending IS NOT NULL",
                row -> Map.entry(row.getLong(1), row.getString(2)));
        try {
            for (Map.Entry<Long, String> push : open) {
                DeliveryTable.insert(
                        connection,
                        push.getKey(),
                        Recipients.parse(push.getValue()).people());
                Sql.update(connection, "UPDATE pushes SET pending = NULL WHERE number = ?", push.getKey());
                connection.commit();
                LOG.info("Push {} is complete now; it was interrupted", push.getKey());
            }
        } catch (SQLException e) {
            if (!Trouble.isDiskFull(e)) {
                throw e;
            }
            LOG.warn("{} pushes stay incomplete: {}", open.size(), Trouble.inWords(e));
            Database.rollBack(connection);
        }
    }
}
