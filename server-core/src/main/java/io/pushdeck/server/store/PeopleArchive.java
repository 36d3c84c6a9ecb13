package io.pushdeck.server.store;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who is known, who was here, and who was in which group: the reading side. Thread-safe; every method reads the disk
/// on
/// the caller's thread and never holds up the writer. Each throws [StoreUnavailableException] if the disk cannot be
/// read.
public final class PeopleArchive {
    private static final String ONLINE = Spans.at("visits", "opened_at", "closed_at", "client_id, name");
    private static final String MEMBERS = Spans.at("stays", "joined_at", "left_at", "group_id, client_id");

    private final Readers readers;

    PeopleArchive(Readers readers) {
        this.readers = readers;
    }

    /// Whoever was put into a group, got a name or was written about, and who was connected lately; in no order.
    public List<Person> everybody() {
        return readers.read(connection -> Sql.list(
                connection,
                """
                SELECT i.client_id, coalesce(nullif(i.name, ''), i.seen_name, i.client_id) AS called, i.last_seen,
                    coalesce(a.note, '') AS note, coalesce(a.alias, '') AS alias
                FROM identities i LEFT JOIN annotations a ON a.client_id = i.client_id
                WHERE i.name <> '' OR a.client_id IS NOT NULL OR i.client_id IN (
                    SELECT client_id FROM identities WHERE first_seen IS NOT NULL ORDER BY last_seen DESC LIMIT ?)
                """,
                row -> new Person(
                        new ClientId(row.getString("client_id")),
                        row.getString("called"),
                        new Annotation(row.getString("note"), row.getString("alias")),
                        Sql.instant(row, "last_seen")),
                Register.MAX_SEEN));
    }

    /// When this person was here, newest first.
    public List<Visit> visits(ClientId client, int limit) {
        return readers.read(connection -> Sql.list(
                connection,
                "SELECT * FROM visits WHERE client_id = ? ORDER BY opened_at DESC, number DESC LIMIT ?",
                VisitTable::read,
                client,
                limit));
    }

    /// When the history begins; empty while there is none.
    public Optional<Instant> earliest() {
        return readers.read(connection -> Sql.first(
                        connection,
                        "SELECT opened_at FROM visits ORDER BY number LIMIT 1",
                        row -> Sql.instant(row, "opened_at"))
                .flatMap(earliest -> earliest));
    }

    /// Who was there, and who was in which group. Whoever came at that very moment was there, whoever left was not.
    public Moment at(Instant moment) {
        return readers.read(connection -> new Moment(moment, online(connection, moment), groups(connection, moment)));
    }

    private static Map<ClientId, String> online(Connection connection, Instant moment) throws SQLException {
        Map<ClientId, String> online = new HashMap<>();
        Sql.list(
                        connection,
                        ONLINE,
                        row -> Map.entry(new ClientId(row.getString("client_id")), row.getString("name")),
                        moment)
                .forEach(visit -> online.put(visit.getKey(), visit.getValue()));
        return online;
    }

    private static List<Moment.PastGroup> groups(Connection connection, Instant moment) throws SQLException {
        Map<GroupId, Set<ClientId>> members = new HashMap<>();
        Sql.list(
                        connection,
                        MEMBERS,
                        row -> Map.entry(
                                GroupId.parse(row.getString("group_id")), new ClientId(row.getString("client_id"))),
                        moment)
                .forEach(stay -> members.computeIfAbsent(stay.getKey(), key -> new HashSet<>())
                        .add(stay.getValue()));
        List<Moment.PastGroup> groups = new ArrayList<>();
        for (Group group :
                Sql.list(connection, "SELECT id, name, colour, icon, NULL FROM past_groups", GroupTable::read)) {
            Set<ClientId> of = members.get(group.id());
            if (of != null) {
                groups.add(new Moment.PastGroup(group, of));
            }
        }
        groups.sort(Comparator.comparing(past -> past.group().name(), String.CASE_INSENSITIVE_ORDER));
        return groups;
    }
}
