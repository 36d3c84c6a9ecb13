package io.pushdeck.server.store;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who was in which group, from when to when, and what groups were called last. Each method is part of the caller's
/// transaction: the one that changes the membership itself.
final class StayTable {
    /// More than these are not kept, whatever the retention: the oldest go.
    static final int MOST = 1_000_000;

    private static final int CAPPED_AT_ONCE = 2;

    private record Open(long number, Instant since) {}

    private StayTable() {}

    static void know(Connection connection, Group group) throws SQLException {
        Sql.update(
                connection,
                """
                INSERT INTO past_groups (id, name, colour, icon) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (id) DO UPDATE SET name = ?2, colour = ?3, icon = ?4, deleted_at = NULL
                """,
                group.id(),
                group.name(),
                group.colour().name(),
                group.icon().name());
    }

    static void begin(Connection connection, GroupId group, ClientId member, Instant at) throws SQLException {
        Sql.update(
                connection, "INSERT INTO stays (group_id, client_id, joined_at) VALUES (?, ?, ?)", group, member, at);
        cap(connection, MOST);
    }

    /// Each new one takes the place of a few old ones.
    static void cap(Connection connection, int most) throws SQLException {
        Sql.update(connection, """
                DELETE FROM stays WHERE number IN (
                    SELECT number FROM stays
                    WHERE number <= (SELECT max(number) FROM stays) - ?1 AND left_at IS NOT NULL
                    ORDER BY number LIMIT ?2)
                """, most, CAPPED_AT_ONCE);
    }

    static void end(Connection connection, GroupId group, ClientId member, Instant at) throws SQLException {
        Optional<Open> open = Sql.first(
                connection,
                "SELECT number, joined_at FROM stays WHERE group_id = ? AND client_id = ? AND left_at IS NULL",
                row -> new Open(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))),
                group,
                member);
        if (open.isPresent()) {
            end(connection, open.get(), at);
        }
    }

    /// The group is gone, and with it everybody's stay.
    static void endAll(Connection connection, GroupId group, Instant at) throws SQLException {
        List<Open> all = Sql.list(
                connection,
                "SELECT number, joined_at FROM stays WHERE group_id = ? AND left_at IS NULL",
                row -> new Open(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))),
                group);
        for (Open open : all) {
            end(connection, open, at);
        }
        Sql.update(connection, "UPDATE past_groups SET deleted_at = ? WHERE id = ?", at, group);
    }

    private static void end(Connection connection, Open open, Instant at) throws SQLException {
        Instant left = at.isBefore(open.since()) ? open.since() : at;
        Sql.update(
                connection,
                "UPDATE stays SET left_at = ?, span = ? WHERE number = ?",
                left,
                Spans.of(open.since(), left),
                open.number());
    }

    /// @return how many rows are gone
    static int forget(Connection connection, Instant before, int rows) throws SQLException {
        Sql.update(connection, "DELETE FROM past_groups WHERE deleted_at < ?", before);
        return Sql.update(
                connection,
                "DELETE FROM stays WHERE number IN (SELECT number FROM stays WHERE left_at < ? LIMIT ?)",
                before,
                rows);
    }
}
