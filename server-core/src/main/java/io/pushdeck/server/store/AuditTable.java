package io.pushdeck.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Who did what, in the order in which it happened. Each method is part of the caller's transaction.
final class AuditTable {
    private AuditTable() {}

    static void add(Connection connection, Instant at, String who, String what, Object subject, String detail)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO audit (at, who, what, subject, detail) VALUES (?, ?, ?, ?, ?)",
                at,
                who,
                what,
                subject,
                detail);
    }
}
