package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Recipients of an accepted push whose rows [Fill] has not written yet: a moment after it was accepted, or for as long
/// as the disk is full. They are recipients all the same, and a reader must not be told that nobody addressed them.
final class PendingDeliveries {
    private PendingDeliveries() {}

    /// @param written those who have a row
    static List<Delivery> of(Connection connection, PushRecord push, Set<ClientId> written, Instant now)
            throws SQLException {
        List<Delivery> pending = new ArrayList<>();
        for (Map.Entry<ClientId, Boolean> person : people(connection, push)) {
            if (!written.contains(person.getKey())) {
                pending.add(delivery(connection, push, person, now));
            }
        }
        return pending;
    }

    /// Somebody who has no row.
    static Optional<Delivery> of(Connection connection, PushRecord push, ClientId client, Instant now)
            throws SQLException {
        for (Map.Entry<ClientId, Boolean> person : people(connection, push)) {
            if (person.getKey().equals(client)) {
                return Optional.of(delivery(connection, push, person, now));
            }
        }
        return Optional.empty();
    }

    private static List<Map.Entry<ClientId, Boolean>> people(Connection connection, PushRecord push)
            throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT pending FROM pushes WHERE number = ? AND pending IS NOT NULL",
                        row -> Recipients.parse(row.getString(1)).people(),
                        push.number())
                .orElse(List.of());
    }

    private static Delivery delivery(
            Connection connection, PushRecord push, Map.Entry<ClientId, Boolean> person, Instant now)
            throws SQLException {
        ClientId client = person.getKey();
        String name = Sql.first(
                        connection,
                        "SELECT coalesce(nullif(name, ''), seen_name, client_id) FROM identities WHERE client_id = ?",
                        row -> row.getString(1),
                        client)
                .orElse(client.value());
        Optional<Instant> none = Optional.empty();
        Stage stage = push.recalledAt().isPresent()
                ? Stage.RECALLED
                : push.announcement().hasExpired(now) ? Stage.EXPIRED : Stage.QUEUED;
        return new Delivery(
                client,
                name,
                person.getValue(),
                Optional.empty(),
                stage,
                new Delivery.Times(push.at(), none, none, none, none, none, push.recalledAt()),
                "",
                Optional.empty());
    }
}
