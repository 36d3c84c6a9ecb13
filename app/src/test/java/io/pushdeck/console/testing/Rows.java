package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.server.identity.SessionId;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;

/// Rows of tables by what they show: they have no ids, which would cost too much where thousands come and go.
public final class Rows {
    private Rows() {}

    /// The row of that connection in the clients table.
    public static Predicate<Node> client(long session) {
        return node -> node instanceof IndexedCell<?> cell
                && cell.getStyleClass().contains("table-row-cell")
                && cell.getItem() instanceof ClientRow row
                && row.session().equals(new SessionId(session));
    }

    /// The row of that client among the members of a group.
    public static Predicate<Node> member(String client) {
        return node -> node instanceof IndexedCell<?> cell
                && cell.getStyleClass().contains("table-row-cell")
                && cell.getItem() instanceof Record member
                && member.toString().contains("client=" + client + ",");
    }
}
