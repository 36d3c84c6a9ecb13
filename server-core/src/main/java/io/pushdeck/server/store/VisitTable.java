package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Visit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who was connected, from when to when. Each method is part of the caller's transaction.
final class VisitTable {
    /// More than these are not kept, whatever the retention: the oldest go.
    static final int MOST = 1_000_000;

    private static final String ALIVE = "alive";
    private static final int LONGEST_TEXT = 300;

    private VisitTable() {}

    static void open(Connection connection, SessionId session, Visit visit) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO visits (session, client_id, name, opened_at, address, agent, page)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                session.value(),
                visit.client(),
                visit.name(),
                visit.opened(),
                visit.address(),
                cut(visit.agent()),
                cut(visit.page()));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    /// @param opened as it was told when the session came: it says how long it was
    static void close(Connection connection, SessionId session, Instant opened, Instant at, CloseReason reason)
            throws SQLException {
        Instant closed = at.isBefore(opened) ? opened : at;
        Sql.update(
                connection,
                "UPDATE visits SET closed_at = ?, span = ?, code = ?, reason = ?, origin = ?"
                        + " WHERE session = ? AND closed_at IS NULL",
                closed,
                Spans.of(opened, closed),
                reason.code(),
                cut(reason.text()),
                reason.origin().name(),
                session.value());
    }

    static void alive(Connection connection, Instant at) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
                ALIVE,
                Long.toString(at.toEpochMilli()));
    }

    /// Ends what a server that did not live to say so left open: at the last moment at which it is known to have lived,
    /// which is the last thing that it wrote here, at most half a minute before its end.
    static void closeLeftOpen(Connection connection) throws SQLException {
        Instant alive = Sql.first(
                        connection,
                        "SELECT value FROM meta WHERE key = ?",
                        row -> Instant.ofEpochMilli(Long.parseLong(row.getString(1))),
                        ALIVE)
                .orElse(Instant.EPOCH);
        record Open(long number, Instant since) {}
        List<Open> left = Sql.list(
                connection,
                "SELECT number, opened_at FROM visits WHERE closed_at IS NULL",
                row -> new Open(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))));
        for (Open open : left) {
            Instant closed = alive.isBefore(open.since()) ? open.since() : alive;
            Sql.update(
                    connection,
                    "UPDATE visits SET closed_at = ?, span = ? WHERE number = ?",
                    closed,
                    Spans.of(open.since(), closed),
                    open.number());
        }
    }

    /// Deletes those that are too many, as far as they have ended.
    ///
    /// @param rows at most so many
    static void cap(Connection connection, int most, int rows) throws SQLException {
        Sql.update(connection, """
                DELETE FROM visits WHERE number IN (
                    SELECT number FROM visits
                    WHERE number <= (SELECT max(number) FROM visits) - ?1 AND closed_at IS NOT NULL
                    ORDER BY number LIMIT ?2)
                """, most, rows);
    }

    /// @return how many rows are gone
    static int forget(Connection connection, Instant before, int rows) throws SQLException {
        return Sql.update(
                connection,
                "DELETE FROM visits WHERE number IN (SELECT number FROM visits WHERE closed_at < ? LIMIT ?)",
                before,
                rows);
    }

    static Visit read(ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        return new Visit(
                new ClientId(row.getString("client_id")),
                row.getString("name"),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Sql.instant(row, "closed_at"),
                row.getString("address"),
                row.getString("agent"),
                row.getString("page"),
                origin == null
                        ? Optional.empty()
                        : Optional.of(new CloseReason(
                                row.getInt("code"), row.getString("reason"), CloseReason.Origin.valueOf(origin))));
    }
}
