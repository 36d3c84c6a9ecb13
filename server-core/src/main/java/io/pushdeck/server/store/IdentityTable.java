package io.pushdeck.server.store;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known of people whose ids last. Each method is part of the caller's transaction.
///
/// `name` is empty for somebody who was seen but is neither a member of a group nor named by the operator.
final class IdentityTable {
    private IdentityTable() {}

    static void name(Connection connection, ClientId client, ClientName name) throws SQLException {
        Sql.update(connection, """
                INSERT INTO identities (client_id, name, named_by_operator) VALUES (?1, ?2, ?3)
                ON CONFLICT (client_id) DO UPDATE SET name = ?2, named_by_operator = ?3
                WHERE named_by_operator <= ?3
                """, client, name.text(), name.byOperator());
    }

    static Map<ClientId, ClientName> names(Connection connection) throws SQLException {
        Map<ClientId, ClientName> names = new HashMap<>();
        Sql.list(
                        connection,
                        "SELECT client_id, name, named_by_operator FROM identities WHERE name <> ''",
                        row -> Map.entry(
                                new ClientId(row.getString(1)), new ClientName(row.getString(2), row.getBoolean(3))))
                .forEach(named -> names.put(named.getKey(), named.getValue()));
        return names;
    }

    /// Whoever was put into a group or got a name, and who was connected lately; with what each is called.
    static Map<ClientId, String> everybody(Connection connection) throws SQLException {
        Map<ClientId, String> everybody = new HashMap<>();
        Sql.list(connection, """
                        SELECT client_id, coalesce(nullif(name, ''), seen_name, client_id) FROM identities
                        WHERE name <> '' OR client_id IN (
                            SELECT client_id FROM identities WHERE first_seen IS NOT NULL
                            ORDER BY last_seen DESC LIMIT ?)
                        """, row -> Map.entry(new ClientId(row.getString(1)), row.getString(2)), Register.MAX_SEEN)
                .forEach(person -> everybody.put(person.getKey(), person.getValue()));
        return everybody;
    }

    /// Who was connected lately; whoever was there last comes last.
    static Map<ClientId, Sighting> seen(Connection connection) throws SQLException {
        Map<ClientId, Sighting> seen = new LinkedHashMap<>();
        Sql.list(
                        connection,
                        "SELECT client_id, coalesce(seen_name, client_id), last_seen FROM identities"
                                + " WHERE first_seen IS NOT NULL ORDER BY last_seen DESC LIMIT ?",
                        row -> Map.entry(
                                new ClientId(row.getString(1)),
                                new Sighting(row.getString(2), Instant.ofEpochMilli(row.getLong(3)))),
                        Register.MAX_SEEN)
                .reversed()
                .forEach(person -> seen.put(person.getKey(), person.getValue()));
        return seen;
    }

    /// @return how many
    static int see(Connection connection, List<Seen> people) throws SQLException {
        for (Seen seen : people) {
            Sql.update(connection, """
                    INSERT INTO identities (client_id, name, named_by_operator, seen_name, first_seen, last_seen)
                    VALUES (?1, '', 0, nullif(?2, ''), ?3, ?3)
                    ON CONFLICT (client_id) DO UPDATE SET
                        seen_name = coalesce(nullif(?2, ''), seen_name),
                        first_seen = min(coalesce(first_seen, ?3), ?3),
                        last_seen = max(coalesce(last_seen, ?3), ?3)
                    """, seen.client(), seen.name(), seen.at());
        }
        return people.size();
    }

    /// Something that this person was addressed by was deleted: what it missed after an earlier place in the log cannot
    /// be told any more.
    ///
    /// @param offset of the newest such entry
    static void forget(Connection connection, ClientId client, long offset) throws SQLException {
        Sql.update(connection, """
                INSERT INTO identities (client_id, name, named_by_operator, forgotten) VALUES (?1, '', 0, ?2)
                ON CONFLICT (client_id) DO UPDATE SET forgotten = max(forgotten, ?2)
                """, client, offset);
    }
}
