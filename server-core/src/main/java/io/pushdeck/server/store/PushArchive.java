package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.protocol.AnnouncementText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was pushed, and what became of it: the reading side. Thread-safe; every method reads the disk on the caller's
/// thread and never holds up the writer. Each throws [StoreUnavailableException] if the disk cannot be read.
public final class PushArchive {
    private final Database database;
    private final Readers readers;
    private final Clock clock;
    private final LongSupplier openedAt;

    /// @param openedAt the end of the log when the store was opened; a guest is nobody from before
    PushArchive(Database database, Readers readers, Clock clock, LongSupplier openedAt) {
        this.database = database;
        this.readers = readers;
        this.clock = clock;
        this.openedAt = openedAt;
    }

    /// Newest first. What the operator types is words and no more; each must occur as the beginning of one.
    public List<PushRecord> search(HistoryQuery query) {
        StringBuilder sql = new StringBuilder(PushTable.SELECT).append("WHERE 1 = 1");
        List<@Nullable Object> values = new ArrayList<>();
        String words = SearchWords.toQuery(query.words());
        if (!words.isEmpty()) {
            sql.append(" AND p.number IN (SELECT rowid FROM push_words WHERE push_words MATCH ?)");
            values.add(words);
        } else if (!query.words().isBlank()) {
            return List.of();
        }
        query.severity().ifPresent(severity -> {
            sql.append(" AND p.severity = ?");
            values.add(severity);
        });
        query.from().ifPresent(from -> {
            sql.append(" AND p.at >= ?");
            values.add(from);
        });
        query.until().ifPresent(until -> {
            sql.append(" AND p.at < ?");
            values.add(until);
        });
        sql.append(" ORDER BY p.number DESC LIMIT ? OFFSET ?");
        values.add(query.limit());
        values.add(query.skip());
        return readers.read(connection -> Sql.list(connection, sql.toString(), PushTable::read, values.toArray()));
    }

    public Optional<PushRecord> find(PushId id) {
        return readers.read(connection -> PushTable.find(connection, id));
    }

    /// What a push said, oldest first, the last being what it says now; empty for an unknown push.
    public List<PushVersion> versions(PushId push) {
        return readers.read(connection -> Sql.list(
                connection,
                """
                SELECT row_number() OVER (ORDER BY l.offset) AS version, l.at, l.announcement
                FROM pushes p JOIN log l ON l.push_number = p.number
                WHERE p.id = ? AND l.announcement IS NOT NULL ORDER BY l.offset
                """,
                row -> new PushVersion(
                        row.getInt("version"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        AnnouncementText.read(row.getString("announcement"))),
                push));
    }

    /// How far each of these pushes got; those that are unknown are missing.
    public Map<PushId, Tally> tallies(Set<PushId> pushes) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            Map<PushId, Tally> tallies = new HashMap<>();
            for (PushId push : pushes) {
                Optional<Tally> tally = tally(connection, push, now);
                tally.ifPresent(counted -> tallies.put(push, counted));
            }
            return tallies;
        });
    }

    private static Optional<Tally> tally(Connection connection, PushId push, Instant now) throws SQLException {
        Optional<Integer> recipients =
                Sql.first(connection, "SELECT recipient_count FROM pushes WHERE id = ?", row -> row.getInt(1), push);
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        Sql.list(
                        connection,
                        "SELECT " + DeliveryRows.STAGE
                                + " AS stage, count(*) FROM pushes p JOIN deliveries d ON d.push_number = p.number"
                                + " WHERE p.id = ?2 GROUP BY stage",
                        row -> Map.entry(Stage.valueOf(row.getString(1)), row.getInt(2)),
                        now,
                        push)
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        // Those whose row is still to come.
        int rows = counts.values().stream().mapToInt(Integer::intValue).sum();
        if (rows < recipients.get()) {
            counts.merge(Stage.QUEUED, recipients.get() - rows, Integer::sum);
        }
        return Optional.of(new Tally(counts));
    }

    /// Every recipient in order of name; empty for an unknown push.
    public List<Delivery> deliveries(PushId push) {
        Instant now = clock.instant();
        List<Delivery> deliveries = readers.read(connection -> {
            List<Delivery> all = new ArrayList<>(Sql.list(
                    connection,
                    "SELECT " + DeliveryRows.COLUMNS + DeliveryRows.TABLES + " WHERE p.id = ?2",
                    DeliveryRows::read,
                    now,
                    push));
            Optional<PushRecord> record = PushTable.find(connection, push);
            if (record.isPresent() && all.size() < record.get().recipients()) {
                Set<ClientId> written = all.stream().map(Delivery::client).collect(Collectors.toSet());
                all.addAll(PendingDeliveries.of(connection, record.get(), written, now));
            }
            return all;
        });
        deliveries.sort(Comparator.comparing(Delivery::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(Delivery::client));
        return deliveries;
    }

    /// The same without those whom nobody can reach any more: guests from before the store was opened, since whoever
    /// has such a number now is somebody else.
    public List<Delivery> reachable(PushId push) {
        long opened = openedAt.getAsLong();
        boolean before = find(push).filter(known -> known.number() <= opened).isPresent();
        return deliveries(push).stream()
                .filter(delivery -> !before || !delivery.client().isGuest())
                .toList();
    }

    /// What this person was sent, newest first.
    public List<PushAndDelivery> sentTo(ClientId client, int limit) {
        return sentTo(client, Long.MAX_VALUE, limit);
    }

    /// @param before number of a push: only those before it
    List<PushAndDelivery> sentTo(ClientId client, long before, int limit) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            List<Map.Entry<Long, Delivery>> deliveries = Sql.list(
                    connection,
                    "SELECT d.push_number, " + DeliveryRows.COLUMNS + DeliveryRows.TABLES
                            + " WHERE d.client_id = ?2 AND d.push_number > ?3 AND d.push_number < ?4"
                            + " ORDER BY d.push_number DESC LIMIT ?5",
                    row -> Map.entry(row.getLong("push_number"), DeliveryRows.read(row)),
                    now,
                    client,
                    client.isGuest() ? openedAt.getAsLong() : 0,
                    before,
                    limit);
            List<PushAndDelivery> sent = new ArrayList<>();
            for (Map.Entry<Long, Delivery> delivery : deliveries) {
                Optional<PushRecord> push = Sql.first(
                        connection, PushTable.SELECT + "WHERE p.number = ?", PushTable::read, delivery.getKey());
                push.ifPresent(found -> sent.add(new PushAndDelivery(found, delivery.getValue())));
            }
            return sent;
        });
    }

    /// Why this person got, or did not get, that push: what is on record, and no more.
    ///
    /// @param connected whether a connection of this person is there now
    public Verdict why(PushId push, ClientId client, boolean connected) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            Optional<PushRecord> found = PushTable.find(connection, push);
            return found.isPresent()
                    ? new Evidence(connection, found.get(), client).judge(now, connected)
                    : new Verdict.Forgotten();
        });
    }

    /// What became of a push that was taken back; empty for one that was not.
    public Optional<RecallProof> recallProof(PushId push) {
        return readers.read(connection -> Sql.first(
                connection,
                """
                SELECT p.recipient_count,
                       coalesce(sum(d.recalled_at IS NOT NULL AND d.displayed_at IS NOT NULL), 0) AS gone,
                       coalesce(sum(d.read_at <= p.recalled_at), 0) AS read_before,
                       coalesce(sum(d.recalled_at IS NULL
                                    AND (d.written_at IS NOT NULL OR d.received_at IS NOT NULL)), 0) AS unreachable
                FROM pushes p LEFT JOIN deliveries d ON d.push_number = p.number
                WHERE p.id = ? AND p.recalled_at IS NOT NULL GROUP BY p.number
                """,
                row -> {
                    int gone = row.getInt("gone");
                    int unreachable = row.getInt("unreachable");
                    return new RecallProof(
                            gone,
                            row.getInt("read_before"),
                            unreachable,
                            row.getInt("recipient_count") - gone - unreachable);
                },
                push));
    }

    /// How much is kept.
    public StoreFacts facts() {
        return readers.read(connection -> new StoreFacts(
                database.bytes(),
                (int) Sql.number(connection, "SELECT count(*) FROM pushes"),
                Sql.first(
                                connection,
                                "SELECT at AS oldest FROM pushes ORDER BY number LIMIT 1",
                                row -> Sql.instant(row, "oldest"))
                        .flatMap(oldest -> oldest)));
    }

    /// Pushes that are still to get louder, soonest first.
    public List<Escalation> escalations() {
        return readers.read(connection -> Sql.list(
                connection,
                "SELECT id, escalate_at FROM pushes WHERE escalate_at IS NOT NULL ORDER BY escalate_at",
                row -> new Escalation(new PushId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)))));
    }
}
