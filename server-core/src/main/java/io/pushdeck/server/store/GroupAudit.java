package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.AuditEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Writes down what is done to groups. Part of the caller's transaction.
final class GroupAudit {
    private GroupAudit() {}

    /// Before the edit, while what it deletes still has a name.
    static String subject(Connection connection, GroupEdit edit) throws SQLException {
        return switch (edit) {
            case GroupEdit.Together several ->
                several.edits().size() == 1
                        ? subject(connection, several.edits().getFirst())
                        : "";
            case GroupEdit.Create create -> create.created().name();
            case GroupEdit.OfGroup one -> nameOf(connection, one.group());
        };
    }

    static String nameOf(Connection connection, GroupId group) throws SQLException {
        return Sql.first(connection, "SELECT name FROM groups WHERE id = ?", row -> row.getString(1), group)
                .orElse("");
    }

    /// @param subject what [#subject] said before
    static StoreOutcome<GroupEdit> done(
            Connection connection, String subject, StoreOutcome<GroupEdit> outcome, Instant at) throws SQLException {
        if (outcome instanceof StoreOutcome.Stored<GroupEdit> stored) {
            AuditTable.add(connection, at, AuditEntry.OPERATOR, what(stored.value()), subject, detail(stored.value()));
        }
        return outcome;
    }

    private static String what(GroupEdit edit) {
        return switch (edit) {
            case GroupEdit.Together several -> "change groups";
            case GroupEdit.Create create -> "create group";
            case GroupEdit.Change change -> "change group";
            case GroupEdit.Move move -> "move group";
            case GroupEdit.Delete delete -> "delete group";
            case GroupEdit.Join join -> "join group";
            case GroupEdit.Leave leave -> "leave group";
        };
    }

    private static String detail(GroupEdit edit) {
        return switch (edit) {
            case GroupEdit.Together several -> several.edits().size() + " changes";
            case GroupEdit.Create create -> create.members().size() + " people";
            case GroupEdit.Change change -> change.changed().name();
            case GroupEdit.Move move -> "";
            case GroupEdit.Delete delete -> "";
            case GroupEdit.Join join -> join.members().size() + " people";
            case GroupEdit.Leave leave -> leave.members().size() + " people";
        };
    }
}
