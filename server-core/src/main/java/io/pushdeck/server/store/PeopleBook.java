package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.BanBook;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the operator writes of people, and who may not come in. Thread-safe. Callbacks come in the order of the calls
/// on
/// the store's thread, after the commit, and only enqueue.
public final class PeopleBook {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleBook.class);
    private static final String OPERATOR = "operator";

    private final StoreWriter writer;
    private final Readers readers;

    PeopleBook(StoreWriter writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /// @param client not a guest
    public void annotate(
            ClientId client, Annotation annotation, Instant at, Consumer<StoreOutcome<Annotation>> whenDone) {
        writer.submit(
                connection -> {
                    Sql.update(
                            connection,
                            "INSERT OR IGNORE INTO identities (client_id, name, named_by_operator) VALUES (?, '', 0)",
                            client);
                    if (annotation.equals(Annotation.NONE)) {
                        Sql.update(connection, "DELETE FROM annotations WHERE client_id = ?", client);
                    } else {
                        Sql.update(
                                connection,
                                "INSERT OR REPLACE INTO annotations (client_id, note, alias) VALUES (?, ?, ?)",
                                client,
                                annotation.note(),
                                annotation.alias());
                    }
                    AuditTable.add(connection, at, OPERATOR, "annotate", client, annotation.alias());
                    return new StoreOutcome.Stored<>(annotation);
                },
                whenDone);
    }

    /// In the place of the one with that key. What is over by then is deleted, so that the number of bans is that of
    /// those
    /// that count.
    public void ban(Ban ban, Consumer<StoreOutcome<Ban>> whenDone) {
        writer.submit(
                connection -> {
                    Sql.update(connection, "DELETE FROM bans WHERE until <= ?", ban.since());
                    long others = Sql.number(connection, "SELECT count(*) FROM bans WHERE key <> ?", ban.key());
                    if (others >= BanBook.MOST) {
                        return new StoreOutcome.Refused<>(
                                new Reason.NotStored("There are " + BanBook.MOST + " bans already; lift some first"));
                    }
                    write(connection, ban);
                    String detail = ban.until().map(until -> "until " + until).orElse("for ever");
                    AuditTable.add(connection, ban.since(), OPERATOR, "ban", ban.key(), detail);
                    return new StoreOutcome.Stored<>(ban);
                },
                whenDone);
    }

    private static void write(Connection connection, Ban ban) throws SQLException {
        Sql.update(
                connection,
                "INSERT OR REPLACE INTO bans (key, client_id, address, name, reason, since, until)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                ban.key(),
                ban.client(),
                ban.address().map(InetAddress::getHostAddress),
                ban.name(),
                ban.reason(),
                ban.since(),
                ban.until());
    }

    public void lift(String key, Instant at, Consumer<StoreOutcome<String>> whenDone) {
        writer.submit(
                connection -> {
                    if (Sql.update(connection, "DELETE FROM bans WHERE key = ?", key) > 0) {
                        AuditTable.add(connection, at, OPERATOR, "lift", key, "");
                    }
                    return new StoreOutcome.Stored<>(key);
                },
                whenDone);
    }

    /// Those that still count; on the caller's thread.
    public List<Ban> bans(Instant now) {
        return readers
                .read(connection -> Sql.list(
                        connection, "SELECT * FROM bans WHERE until IS NULL OR until > ?", PeopleBook::read, now))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Ban> read(ResultSet row) throws SQLException {
        String address = row.getString("address");
        try {
            return Optional.of(new Ban(
                    Optional.ofNullable(row.getString("client_id")).map(ClientId::new),
                    address == null ? Optional.empty() : Optional.of(InetAddress.ofLiteral(address)),
                    row.getString("name"),
                    row.getString("reason"),
                    Instant.ofEpochMilli(row.getLong("since")),
                    Sql.instant(row, "until")));
        } catch (IllegalArgumentException e) {
            LOG.warn("The ban {} cannot be read and does not count", row.getString("key"), e);
            return Optional.empty();
        }
    }
}
