package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients said, by conversation. Each method is part of the caller's transaction.
///
/// A conversation counts its messages and their bytes, and the one row of `inbox` counts all: what comes in never has
/// to be counted. What was read is a place in the order of the messages.
final class MessageTable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageTable.class);
    /// What a row takes besides its text.
    private static final long ROW_BYTES = 100;
    /// Of what is full, so much is deleted at once: one by one would count the rest each time.
    private static final int PART = 10;

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    /// How much is kept.
    ///
    /// @param ofClient      messages of one client
    /// @param bytesOfClient that they take
    /// @param inAll         messages of all clients
    /// @param bytesInAll    that they take
    record Caps(int ofClient, long bytesOfClient, int inAll, long bytesInAll) {
        static final Caps USUAL = new Caps(1_000, 2L << 20, 100_000, 64L << 20);
    }

    private record Kept(long conversation, int messages, long bytes) {}

    private record Row(long number, long conversation, long bytes) {}

    private MessageTable() {}

    static void add(Connection connection, NewMessage message, Caps caps) throws SQLException {
        if (message.client().isSimulated()) {
            return;
        }
        long conversation = conversationWith(connection, message);
        long bytes = ROW_BYTES
                + message.text()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .orElse(0);
        Sql.update(
                connection,
                "INSERT INTO messages (conversation, at, text, size, bytes, push_id) VALUES (?, ?, ?, ?, ?, ?)",
                conversation,
                message.at(),
                message.text(),
                message.size(),
                bytes,
                message.push());
        Sql.update(connection, """
                UPDATE conversations SET last_at = ?2, last_message = last_insert_rowid(), last_push = NULL,
                    name = coalesce(nullif(?3, ''), name),
                    unread = unread + 1, messages = messages + 1, bytes = bytes + ?4
                WHERE number = ?1
                """, conversation, message.at(), message.name(), bytes);
        Sql.update(connection, "UPDATE inbox SET messages = messages + 1, bytes = bytes + ?", bytes);
        keepWithin(connection, conversation, caps);
    }

    private static long conversationWith(Connection connection, NewMessage message) throws SQLException {
        Optional<Long> known = Sql.first(
                connection,
                "SELECT number FROM conversations WHERE client_id = ?",
                row -> row.getLong(1),
                message.client());
        if (known.isPresent()) {
            return known.get();
        }
        Sql.update(
                connection,
                "INSERT INTO conversations (client_id, name, last_at) VALUES (?, ?, ?)",
                message.client(),
                message.name(),
                message.at());
        return Sql.number(connection, "SELECT last_insert_rowid()");
    }

    private static void keepWithin(Connection connection, long conversation, Caps caps) throws SQLException {
        Kept kept = Sql.first(
                        connection,
                        "SELECT number, messages, bytes FROM conversations WHERE number = ?",
                        row -> new Kept(row.getLong(1), row.getInt(2), row.getLong(3)),
                        conversation)
                .orElseThrow();
        if (kept.messages() > caps.ofClient() || kept.bytes() > caps.bytesOfClient()) {
            forget(connection, oldestOf(connection, conversation, 1 + kept.messages() / PART));
        }
        while (isTooMuch(connection, caps)) {
            LOG.warn(
                    "The inbox is full ({} messages, {} bytes): the oldest are deleted",
                    caps.inAll(),
                    caps.bytesInAll());
            forget(connection, oldest(connection, END_OF_TIME, 1 + caps.inAll() / PART / PART));
        }
    }

    private static boolean isTooMuch(Connection connection, Caps caps) throws SQLException {
        return Sql.number(
                        connection,
                        "SELECT count(*) FROM inbox WHERE messages > ? OR bytes > ?",
                        caps.inAll(),
                        caps.bytesInAll())
                > 0;
    }

    private static List<Row> oldestOf(Connection connection, long conversation, int most) throws SQLException {
        return Sql.list(
                connection,
                "SELECT number, conversation, bytes FROM messages WHERE conversation = ? ORDER BY number LIMIT ?",
                row -> new Row(row.getLong(1), row.getLong(2), row.getLong(3)),
                conversation,
                most);
    }

    private static List<Row> oldest(Connection connection, Instant before, int most) throws SQLException {
        return Sql.list(
                connection,
                "SELECT number, conversation, bytes FROM messages WHERE at < ? ORDER BY number LIMIT ?",
                row -> new Row(row.getLong(1), row.getLong(2), row.getLong(3)),
                before,
                most);
    }

    /// Deletes the oldest of what was said before then.
    ///
    /// @return how many those were, at most `most`
    static int forget(Connection connection, Instant before, int most) throws SQLException {
        List<Row> old = oldest(connection, before, most);
        forget(connection, old);
        return old.size();
    }

    /// A conversation of which nothing is left ends.
    private static void forget(Connection connection, List<Row> rows) throws SQLException {
        for (Row row : rows) {
            Sql.update(connection, "DELETE FROM messages WHERE number = ?", row.number());
            Sql.update(
                    connection,
                    "UPDATE conversations SET messages = messages - 1, bytes = bytes - ? WHERE number = ?",
                    row.bytes(),
                    row.conversation());
        }
        Sql.update(
                connection,
                "UPDATE inbox SET messages = messages - ?, bytes = bytes - ?",
                rows.size(),
                rows.stream().mapToLong(Row::bytes).sum());
        Set<Long> conversations = rows.stream().map(Row::conversation).collect(Collectors.toSet());
        for (long conversation : conversations) {
            Sql.update(connection, "DELETE FROM conversations WHERE number = ? AND messages = 0", conversation);
            count(connection, conversation);
        }
    }

    private static void count(Connection connection, long conversation) throws SQLException {
        Sql.update(connection, """
                UPDATE conversations SET unread =
                    (SELECT count(*) FROM messages m WHERE m.conversation = ?1 AND m.number > read_up_to)
                WHERE number = ?1
                """, conversation);
    }

    /// What the client said up to that message is read.
    static void read(Connection connection, ClientId client, long upTo) throws SQLException {
        Optional<Long> conversation = Sql.first(
                connection,
                "SELECT number FROM conversations WHERE client_id = ? AND read_up_to < ?",
                row -> row.getLong(1),
                client,
                upTo);
        if (conversation.isPresent()) {
            Sql.update(
                    connection, "UPDATE conversations SET read_up_to = ? WHERE number = ?", upTo, conversation.get());
            count(connection, conversation.get());
        }
    }

    /// What the client said last is unread again.
    static void unread(Connection connection, ClientId client) throws SQLException {
        Sql.update(
                connection,
                "UPDATE conversations SET read_up_to = last_message - 1, unread = 1 WHERE client_id = ? AND unread = 0",
                client);
    }

    /// A push for this client alone went out.
    static void answered(Connection connection, ClientId client, long push, Instant at) throws SQLException {
        Sql.update(
                connection,
                "UPDATE conversations SET last_at = ?, last_push = ? WHERE client_id = ?",
                at,
                push,
                client);
    }

    /// Guests are numbered anew with each start: those from before keep what they said, under an id that no other will
    /// have.
    static void endGuests(Connection connection) throws SQLException {
        try {
            Sql.update(connection, """
                    UPDATE conversations SET client_id = client_id || '@' || number
                    WHERE client_id GLOB 'guest-*' AND client_id NOT GLOB '*@*'
                    """);
        } catch (SQLException e) {
            if (!Trouble.isDiskFull(e)) {
                throw e;
            }
            LOG.warn("Conversations with guests who are gone stay open: {}", Trouble.inWords(e));
            Database.rollBack(connection);
        }
    }
}
