package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Finds out why one person got, or did not get, one push. Confined to one thread, for one question.
final class Evidence {
    private final Connection connection;
    private final PushRecord push;
    private final ClientId client;

    Evidence(Connection connection, PushRecord push, ClientId client) {
        this.connection = connection;
        this.push = push;
        this.client = client;
    }

    /// @param connected whether a connection of this person is there now
    Verdict judge(Instant now, boolean connected) throws SQLException {
        Optional<Delivery> delivery = Sql.first(
                connection,
                "SELECT " + DeliveryRows.COLUMNS + DeliveryRows.TABLES + " WHERE p.number = ?2 AND d.client_id = ?3",
                DeliveryRows::read,
                now,
                push.number(),
                client);
        if (delivery.isEmpty()) {
            delivery = PendingDeliveries.of(connection, push, client, now);
        }
        return delivery.isPresent() ? judge(delivery.get(), connected) : judgeOthers();
    }

    private Verdict judge(Delivery delivery, boolean connected) {
        return switch (delivery.stage()) {
            case DISPLAYED -> new Verdict.TabHidden(delivery);
            case RECEIVED, READ, ACTED -> new Verdict.GotIt(delivery);
            case RECALLED ->
                delivery.times().received().isPresent()
                        ? new Verdict.GotIt(delivery)
                        : new Verdict.RecalledBefore(delivery, push.recalledAt().orElse(push.at()));
            case EXPIRED ->
                new Verdict.ExpiredBefore(
                        delivery, push.announcement().expires().orElse(push.at()));
            case WRITTEN ->
                delivery.plain().orElse(false) ? new Verdict.PlainClient(delivery) : new Verdict.NoReceipt(delivery);
            case FAILED -> judgeFailure(delivery);
            case QUEUED -> connected ? new Verdict.OnItsWay(delivery) : judgeFailure(delivery);
        };
    }

    private static Verdict judgeFailure(Delivery delivery) {
        Failure lost = delivery.online() ? Failure.GONE : Failure.NOT_LISTENING;
        return switch (delivery.failure().orElse(lost)) {
            case SLOW -> new Verdict.SlowAndClosed(delivery);
            case GONE -> new Verdict.ConnectionLost(delivery);
            case STOPPED -> new Verdict.Stopped(delivery);
            case NOT_LISTENING -> new Verdict.StillAway(delivery);
        };
    }

    private Verdict judgeOthers() throws SQLException {
        if (push.chosen().excluded().contains(client)) {
            return new Verdict.Excluded();
        }
        if (!push.chosen().everyone() && push.chosen().groups().isEmpty()) {
            return new Verdict.NotChosen();
        }
        Optional<Instant> firstSeen = moment("SELECT first_seen AS moment FROM identities WHERE client_id = ?1");
        if (firstSeen.filter(seen -> !seen.isAfter(push.at())).isEmpty() && !wasMemberOfAny()) {
            return new Verdict.CameAfter(firstSeen);
        }
        if (push.chosen().everyone()) {
            Optional<Instant> lastSeen = moment("SELECT last_seen AS moment FROM identities WHERE client_id = ?1");
            return new Verdict.OfflineAndNotAddressed(lastSeen.filter(seen -> !seen.isAfter(push.at())));
        }
        return new Verdict.NotMemberThen(joinedLater());
    }

    /// Somebody who is a member, but of whose joining there is no record any more, has been one for long.
    private boolean wasMemberOfAny() throws SQLException {
        return Sql.number(connection, """
                        SELECT (SELECT count(*) FROM joins WHERE client_id = ?1 AND at <= ?2)
                             + (SELECT count(*) FROM memberships m WHERE m.client_id = ?1 AND NOT EXISTS
                                 (SELECT 1 FROM joins j WHERE j.client_id = ?1 AND j.group_id = m.group_id))
                        """, client, push.at()) > 0;
    }

    private Optional<Instant> joinedLater() throws SQLException {
        return Sql.list(
                        connection,
                        "SELECT group_id, at FROM joins WHERE client_id = ? AND at > ? ORDER BY at",
                        row -> Map.entry(GroupId.parse(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                        client,
                        push.at())
                .stream()
                .filter(join -> push.chosen().groups().contains(join.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<Instant> moment(String sql) throws SQLException {
        return Sql.first(connection, sql, row -> Sql.instant(row, "moment"), client)
                .flatMap(found -> found);
    }
}
