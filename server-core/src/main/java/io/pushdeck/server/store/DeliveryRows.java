package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// How rows of deliveries are read. That a time is over, and that a push was taken back before it was handed out, is
/// nowhere written down: it follows from the push and the clock.
final class DeliveryRows {
    /// The [Stage] of a row of deliveries `d` of a push `p`; `?1` is the time.
    static final String STAGE = """
            CASE
                WHEN d.recalled_at IS NOT NULL THEN 'RECALLED'
                WHEN d.acted_at IS NOT NULL THEN 'ACTED'
                WHEN d.read_at IS NOT NULL THEN 'READ'
                WHEN d.displayed_at IS NOT NULL THEN 'DISPLAYED'
                WHEN d.received_at IS NOT NULL THEN 'RECEIVED'
                WHEN d.written_at IS NULL AND d.failure IS NOT NULL
                    AND (d.failure = 'STOPPED' OR d.plain = 1 OR d.client_id GLOB 'guest-*') THEN 'FAILED'
                WHEN d.written_at IS NOT NULL AND d.plain = 1 THEN 'WRITTEN'
                WHEN p.expires_at <= ?1 AND (p.recalled_at IS NULL OR p.expires_at <= p.recalled_at) THEN 'EXPIRED'
                WHEN p.recalled_at IS NOT NULL AND d.written_at IS NULL THEN 'RECALLED'
                WHEN d.written_at IS NOT NULL THEN 'WRITTEN'
                ELSE 'QUEUED'
            END
            """;

    /// Columns of a [Delivery]; `?1` is the time.
    static final String COLUMNS =
            "d.client_id, coalesce(nullif(i.name, ''), i.seen_name, d.client_id) AS name, d.online,"
                    + " d.plain, d.written_at, d.received_at, d.displayed_at, d.read_at, d.acted_at, d.action,"
                    + " d.recalled_at AS gone_at, d.failure, p.at AS queued_at, p.recalled_at AS taken_back_at, "
                    + STAGE + " AS stage";

    /// Where those columns come from.
    static final String TABLES = """
             FROM deliveries d JOIN pushes p ON p.number = d.push_number
            LEFT JOIN identities i ON i.client_id = d.client_id
            """;

    private DeliveryRows() {}

    /// @param row of [#COLUMNS]
    static Delivery read(ResultSet row) throws SQLException {
        Stage stage = Stage.valueOf(row.getString("stage"));
        boolean plain = row.getBoolean("plain");
        Optional<Boolean> knownPlain = row.wasNull() ? Optional.empty() : Optional.of(plain);
        Optional<Instant> gone = Sql.instant(row, "gone_at");
        return new Delivery(
                new ClientId(row.getString("client_id")),
                row.getString("name"),
                row.getBoolean("online"),
                knownPlain,
                stage,
                new Delivery.Times(
                        Instant.ofEpochMilli(row.getLong("queued_at")),
                        Sql.instant(row, "written_at"),
                        Sql.instant(row, "received_at"),
                        Sql.instant(row, "displayed_at"),
                        Sql.instant(row, "read_at"),
                        Sql.instant(row, "acted_at"),
                        gone.isEmpty() && stage == Stage.RECALLED ? Sql.instant(row, "taken_back_at") : gone),
                Optional.ofNullable(row.getString("action")).orElse(""),
                Optional.ofNullable(row.getString("failure")).map(Failure::valueOf));
    }
}
