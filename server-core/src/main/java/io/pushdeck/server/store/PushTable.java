package io.pushdeck.server.store;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Spread;
import io.pushdeck.server.protocol.AnnouncementText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The log and its pushes in SQL. Each method is part of the caller's transaction.
final class PushTable {
    /// Columns of a [PushRecord]; the text is that of the newest entry that has one.
    static final String SELECT = """
            SELECT p.id, p.number, p.at, p.version, l.announcement, p.audience, p.recipient_count, p.recalled_at, p.replaces, p.plan,
                   p.repeat_every, p.repeat_most, p.repeated, p.repeat_at, p.spread_every, p.spread_size, p.spread_at,
                   CASE WHEN p.spread_at IS NULL THEN 0 ELSE
                       (SELECT count(*) FROM deliveries d WHERE d.push_number = p.number AND d.online = 1
                            AND d.batch IS NULL AND d.failure IS NOT 'STOPPED') END AS spread_waiting
            FROM pushes p JOIN log l ON l.offset = p.text_offset
            """;

    private PushTable() {}

    /// @param announcement of the push, as JSON
    /// @return its number
    static long insert(Connection connection, NewPush push, String announcement, Recipients recipients)
            throws SQLException {
        long number = append(connection, "push", 0, push.at(), 1, announcement);
        Sql.update(connection, "UPDATE log SET push_number = offset WHERE offset = ?", number);
        Sql.update(
                connection,
                """
                INSERT INTO pushes (number, id, at, version, text_offset, severity, expires_at, acknowledge,
                                    audience, recipient_count, pending, escalate_at, replaces, plan,
                                    repeat_every, repeat_most, repeat_at, spread_every, spread_size, spread_at)
                VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                number,
                push.id(),
                push.at(),
                number,
                push.announcement().severity(),
                push.announcement().expires(),
                push.announcement().acknowledge(),
                AudienceText.write(push.audience().chosen()),
                recipients.people().size(),
                recipients.toText(),
                push.escalateAt(),
                push.replaces(),
                push.turn().map(Turn::plan),
                push.repetition().map(Repetition::every).map(Duration::toMillis),
                push.repetition().map(Repetition::most),
                push.repeats().flatMap(Repeats::next),
                push.spread().map(Spread::every).map(Duration::toMillis),
                push.spread().map(Spread::size),
                push.spread().flatMap(Spread::next));
        index(connection, number, push.announcement());
        return number;
    }

    private static long append(
            Connection connection, String kind, long number, Instant at, int version, String announcement)
            throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO log (kind, push_number, at, version, announcement) VALUES (?, ?, ?, ?, nullif(?, ''))",
                kind,
                number,
                at,
                version,
                announcement);
        return Sql.number(connection, "SELECT last_insert_rowid()");
    }

    private static void index(Connection connection, long number, Announcement announcement) throws SQLException {
        Sql.update(
                connection,
                "INSERT OR REPLACE INTO push_words (rowid, title, body) VALUES (?, ?, ?)",
                number,
                SearchWords.toIndexed(announcement.title()),
                SearchWords.toIndexed(announcement.body()));
    }

    /// @return the offset of the entry
    static long update(Connection connection, PushRecord push, Announcement announcement, Instant at)
            throws SQLException {
        int version = push.version() + 1;
        long offset = append(connection, "update", push.number(), at, version, AnnouncementText.write(announcement));
        Sql.update(
                connection,
                """
                UPDATE pushes SET version = ?, text_offset = ?, severity = ?, expires_at = ?, acknowledge = ?
                WHERE number = ?
                """,
                version,
                offset,
                announcement.severity(),
                announcement.expires(),
                announcement.acknowledge(),
                push.number());
        index(connection, push.number(), announcement);
        return offset;
    }

    /// Nothing changes but the version, so that whoever has it shows it again.
    ///
    /// @return the offset of the entry
    static long repeat(Connection connection, PushRecord push, Instant at) throws SQLException {
        int version = push.version() + 1;
        long offset = append(connection, "repeat", push.number(), at, version, "");
        Sql.update(
                connection,
                "UPDATE pushes SET version = ?, repeated = repeated + 1 WHERE number = ?",
                version,
                push.number());
        return offset;
    }

    /// The turn of some of those it is for.
    ///
    /// @return the offset of the entry
    static long batch(Connection connection, PushRecord push, Instant at) throws SQLException {
        return append(connection, "batch", push.number(), at, push.version(), "");
    }

    /// @return the offset of the entry
    static long recall(Connection connection, PushRecord push, Instant at) throws SQLException {
        long offset = append(connection, "recall", push.number(), at, push.version(), "");
        Sql.update(
                connection,
                "UPDATE pushes SET recalled_at = ?, recall_offset = ?, escalate_at = NULL, repeat_at = NULL, spread_at = NULL"
                        + " WHERE number = ?",
                at,
                offset,
                push.number());
        return offset;
    }

    static Optional<PushRecord> find(Connection connection, PushId id) throws SQLException {
        return Sql.first(connection, SELECT + "WHERE p.id = ?", PushTable::read, id);
    }

    /// @param row of [#SELECT]
    static PushRecord read(ResultSet row) throws SQLException {
        return new PushRecord(
                new PushId(row.getString("id")),
                row.getLong("number"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getInt("version"),
                AnnouncementText.read(row.getString("announcement")),
                AudienceText.read(row.getString("audience")),
                row.getInt("recipient_count"),
                Sql.instant(row, "recalled_at"),
                Optional.ofNullable(row.getString("replaces")).map(PushId::new),
                Optional.ofNullable(row.getString("plan")).map(PlanId::new),
                repeats(row),
                spread(row));
    }

    /// @param row with the columns `repeat_every` and `repeat_most`, which plans have, too
    static Optional<Repetition> repetition(ResultSet row) throws SQLException {
        long every = row.getLong("repeat_every");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Repetition(Duration.ofMillis(every), row.getInt("repeat_most")));
    }

    private static Optional<Spread> spread(ResultSet row) throws SQLException {
        long every = row.getLong("spread_every");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Spread(
                        Duration.ofMillis(every),
                        row.getInt("spread_size"),
                        Sql.instant(row, "spread_at"),
                        row.getInt("spread_waiting")));
    }

    private static Optional<Repeats> repeats(ResultSet row) throws SQLException {
        Optional<Repetition> rule = repetition(row);
        return rule.isEmpty()
                ? Optional.empty()
                : Optional.of(new Repeats(rule.get(), row.getInt("repeated"), Sql.instant(row, "repeat_at")));
    }
}
