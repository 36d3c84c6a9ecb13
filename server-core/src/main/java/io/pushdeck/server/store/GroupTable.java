package io.pushdeck.server.store;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Groups and memberships in SQL. Each method is part of the caller's transaction.
final class GroupTable {
    static final int MAX_GROUPS = 1_000;
    static final String COLUMNS = "id, name, colour, icon, rule";

    private GroupTable() {}

    static StoreOutcome<GroupEdit> write(Connection connection, GroupEdit edit, Instant at) throws SQLException {
        Reason refusal = switch (edit) {
            case GroupEdit.OfGroup one -> writeOne(connection, one, at);
            case GroupEdit.Together several -> writeAll(connection, several, at);
        };
        return refusal == null ? new StoreOutcome.Stored<>(edit) : new StoreOutcome.Refused<>(refusal);
    }

    /// One that is refused takes back those before it.
    private static @Nullable Reason writeAll(Connection connection, GroupEdit.Together several, Instant at)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        for (GroupEdit.OfGroup one : several.edits()) {
            Reason refusal = writeOne(connection, one, at);
            if (refusal != null) {
                connection.rollback(before);
                return refusal;
            }
        }
        connection.releaseSavepoint(before);
        return null;
    }

    private static @Nullable Reason writeOne(Connection connection, GroupEdit.OfGroup edit, Instant at)
            throws SQLException {
        if (edit.joining().stream().anyMatch(ClientId::isSimulated)) {
            return new Reason.Simulated();
        }
        return edit instanceof GroupEdit.Create create
                ? create(connection, create, at)
                : writeToExisting(connection, edit, at);
    }

    private static @Nullable Reason writeToExisting(Connection connection, GroupEdit.OfGroup edit, Instant at)
            throws SQLException {
        Group group = find(connection, edit.group());
        if (group == null) {
            return new Reason.NoSuchGroup(edit.group());
        }
        if (group.isSmart() && (edit instanceof GroupEdit.Join || edit instanceof GroupEdit.Leave)) {
            return new Reason.ByRule(edit.group());
        }
        switch (edit) {
            case GroupEdit.Create create -> throw new IllegalArgumentException("Not of an existing group: " + create);
            case GroupEdit.Change change -> {
                return change(connection, change.changed(), at);
            }
            case GroupEdit.Move move -> move(connection, move);
            case GroupEdit.Delete delete -> {
                closeGap(connection, delete.group());
                StayTable.endAll(connection, delete.group(), at);
                Sql.update(connection, "DELETE FROM groups WHERE id = ?", delete.group());
            }
            case GroupEdit.Join join -> join(connection, join.group(), join.members(), at);
            case GroupEdit.Leave leave -> leave(connection, leave, at);
        }
        return null;
    }

    /// Changes name, colour or icon of what is stored now, so that two such changes under way do not undo each other.
    static StoreOutcome<GroupEdit> change(Connection connection, GroupId id, UnaryOperator<Group> how, Instant at)
            throws SQLException {
        Group group = find(connection, id);
        if (group == null) {
            return new StoreOutcome.Refused<>(new Reason.NoSuchGroup(id));
        }
        return write(connection, new GroupEdit.Change(how.apply(group)), at);
    }

    private static @Nullable Group find(Connection connection, GroupId id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM groups WHERE id = ?")) {
            select.setString(1, id.toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    /// @param row of [#COLUMNS]
    static Group read(ResultSet row) throws SQLException {
        return new Group(
                GroupId.parse(row.getString(1)),
                row.getString(2),
                Group.Colour.valueOf(row.getString(3)),
                Group.Icon.valueOf(row.getString(4)),
                membership(row.getString(5)));
    }

    /// @param rule as it was written; null of a list
    private static Membership membership(@Nullable String rule) {
        if (rule == null) {
            return Membership.LISTED;
        }
        return RuleText.parse(rule)
                .<Membership>map(Membership.ByRule::new)
                .orElseGet(() -> new Membership.Unreadable(rule));
    }

    private static @Nullable String written(Membership membership) {
        return switch (membership) {
            case Membership.Listed listed -> null;
            case Membership.ByRule byRule -> RuleText.write(byRule.rule());
            case Membership.Unreadable unreadable -> unreadable.text();
        };
    }

    private static @Nullable Reason create(Connection connection, GroupEdit.Create create, Instant at)
            throws SQLException {
        Group group = create.created();
        long count = Database.number(connection, "SELECT count(*) FROM groups");
        if (count >= MAX_GROUPS) {
            return new Reason.TooManyGroups(MAX_GROUPS);
        }
        if (find(connection, group.id()) != null || isTaken(connection, group)) {
            return new Reason.NameTaken(group.name());
        }
        long position = Math.min(create.position(), count);
        openGap(connection, position);
        Sql.update(
                connection,
                "INSERT INTO groups (id, name, name_key, colour, icon, position, rule) VALUES (?, ?, ?, ?, ?, ?, ?)",
                group.id(),
                group.name(),
                Group.keyOf(group.name()),
                group.colour().name(),
                group.icon().name(),
                position,
                written(group.membership()));
        StayTable.know(connection, group);
        if (!group.isSmart()) {
            join(connection, group.id(), create.members(), at);
        }
        return null;
    }

    private static void move(Connection connection, GroupEdit.Move move) throws SQLException {
        long last = Database.number(connection, "SELECT count(*) FROM groups") - 1;
        long position = Math.min(move.position(), last);
        closeGap(connection, move.group());
        openGap(connection, position);
        Sql.update(connection, "UPDATE groups SET position = ? WHERE id = ?", position, move.group());
    }

    /// Positions run from 0 without a gap: else a new group, at the position of their number, would come before the
    /// last.
    private static void closeGap(Connection connection, GroupId group) throws SQLException {
        Sql.update(
                connection,
                "UPDATE groups SET position = position - 1"
                        + " WHERE position > (SELECT position FROM groups WHERE id = ?)",
                group);
    }

    private static void openGap(Connection connection, long position) throws SQLException {
        Sql.update(connection, "UPDATE groups SET position = position + 1 WHERE position >= ?", position);
    }

    private static boolean isTaken(Connection connection, Group group) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM groups WHERE name_key = ? AND id <> ?")) {
            select.setString(1, Group.keyOf(group.name()));
            select.setString(2, group.id().toString());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static @Nullable Reason change(Connection connection, Group group, Instant at) throws SQLException {
        if (isTaken(connection, group)) {
            return new Reason.NameTaken(group.name());
        }
        Sql.update(
                connection,
                "UPDATE groups SET name = ?, name_key = ?, colour = ?, icon = ?, rule = ? WHERE id = ?",
                group.name(),
                Group.keyOf(group.name()),
                group.colour().name(),
                group.icon().name(),
                written(group.membership()),
                group.id());
        if (group.isSmart()) {
            StayTable.endAll(connection, group.id(), at);
            Sql.update(connection, "DELETE FROM memberships WHERE group_id = ?", group.id());
        }
        StayTable.know(connection, group);
        return null;
    }

    private static void join(Connection connection, GroupId group, Set<ClientId> members, Instant at)
            throws SQLException {
        for (ClientId member : members) {
            if (member.isGuest()) {
                continue;
            }
            int added = Sql.update(
                    connection, "INSERT OR IGNORE INTO memberships (group_id, client_id) VALUES (?, ?)", group, member);
            if (added > 0) {
                Sql.update(
                        connection,
                        "INSERT OR IGNORE INTO joins (client_id, group_id, at) VALUES (?, ?, ?)",
                        member,
                        group,
                        at);
                StayTable.begin(connection, group, member, at);
            }
        }
    }

    private static void leave(Connection connection, GroupEdit.Leave leave, Instant at) throws SQLException {
        for (ClientId member : leave.members()) {
            StayTable.end(connection, leave.group(), member, at);
            Sql.update(
                    connection, "DELETE FROM memberships WHERE group_id = ? AND client_id = ?", leave.group(), member);
        }
    }
}
