package io.pushdeck.server.store;

import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who did what, in the order in which it happened. Each method is part of the caller's transaction.
final class AuditTable {
    private static final String SELECT = """
            SELECT number, at, who, name, what, subject, detail, title FROM (
                SELECT a.*, coalesce(
                    nullif(json_extract(l.announcement, '$.title'), ''), json_extract(l.announcement, '$.body'),
                    nullif(json_extract(q.announcement, '$.title'), ''), json_extract(q.announcement, '$.body'),
                    '') AS title
                FROM audit a
                LEFT JOIN pushes p ON p.id = a.subject
                LEFT JOIN log l ON l.offset = p.text_offset
                LEFT JOIN plans q ON q.id = a.subject
            )
            """;

    private AuditTable() {}

    /// @param who as what: `operator`, `viewer`, or `pushdeck` for what it did by itself
    static void add(Connection connection, Instant at, String who, String what, Object subject, String detail)
            throws SQLException {
        Sql.update(connection, """
                INSERT INTO audit (at, who, what, subject, detail, name)
                VALUES (?, ?, ?, ?, ?, coalesce((SELECT value FROM meta WHERE key = 'operator' AND ? <> 'pushdeck'), ''))
                """, at, who, what, subject, detail, who);
    }

    /// From now on what is added was done by this person.
    static void operator(Connection connection, String name) throws SQLException {
        Sql.update(connection, "INSERT OR REPLACE INTO meta (key, value) VALUES ('operator', ?)", name);
    }

    /// What the person who sits there is called; empty if nobody said so.
    static String operator(Connection connection) throws SQLException {
        return Sql.first(connection, "SELECT value FROM meta WHERE key = 'operator'", row -> row.getString(1))
                .orElse("");
    }

    /// Newest first.
    static List<AuditEntry> search(Connection connection, AuditQuery query) throws SQLException {
        StringBuilder where = new StringBuilder(" WHERE number < ?");
        List<@Nullable Object> values = new ArrayList<>();
        values.add(query.before());
        if (!query.kinds().isEmpty()) {
            where.append(" AND what IN (")
                    .append(String.join(", ", Collections.nCopies(query.kinds().size(), "?")))
                    .append(')');
            values.addAll(query.kinds());
        }
        for (String word : query.words().strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                where.append(" AND instr(lower(name || ' ' || who || ' ' || what || ' ' || subject || ' ' || detail"
                        + " || ' ' || title), lower(?)) > 0");
                values.add(word);
            }
        }
        values.add(query.limit());
        values.add(query.skip());
        return Sql.list(
                connection,
                SELECT + where + " ORDER BY number DESC LIMIT ? OFFSET ?",
                row -> new AuditEntry(
                        row.getLong("number"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("name"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("title"),
                        row.getString("detail")),
                values.toArray());
    }
}
