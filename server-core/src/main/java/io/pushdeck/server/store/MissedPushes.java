package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides what a client gets of the log, and counts what it missed. Confined to one thread, for one question.
///
/// Of each push it gets at most one entry: what it does not have comes in its newest version, what it has and was
/// changed
/// since comes as the newest update, what it has and was taken back comes as the recall. What is over or was taken back
/// before it came is not sent, and counted until the client was told.
final class MissedPushes {
    private static final long NOTHING = -1;

    /// Pushes that are for the client: those newer than what it has, and older ones with a newer entry. A push whose
    /// deliveries have no rows yet names its recipients itself.
    private static final String QUERY = """
            WITH mine (number) AS (
                SELECT push_number FROM deliveries WHERE client_id = ?1 AND push_number > ?2
                UNION
                SELECT l.push_number FROM log l JOIN deliveries d ON d.push_number = l.push_number AND d.client_id = ?1
                WHERE l.kind <> 'push' AND l.offset > ?2 AND l.push_number <= ?2
                UNION
                SELECT number FROM pushes
                WHERE pending IS NOT NULL AND (instr(pending, ?3) > 0 OR instr(pending, ?4) > 0)
            )
            SELECT p.number, p.text_offset, p.recall_offset, p.expires_at, p.acknowledge,
                   d.written_at, d.received_at, d.acted_at, d.recalled_at, d.failure, d.told
            FROM mine JOIN pushes p ON p.number = mine.number
            LEFT JOIN deliveries d ON d.push_number = p.number AND d.client_id = ?1
            WHERE p.number > ?5
            """;

    private final long position;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private int missed;
    private int valid;

    private MissedPushes(long position, Instant now) {
        this.position = position;
        this.now = now;
    }

    /// Everything after a place in the log.
    static MissedPushes after(long position, Instant now) {
        return new MissedPushes(position, now);
    }

    /// What the client never confirmed, or was asked to acknowledge and did not.
    static MissedPushes unconfirmed(Instant now) {
        return new MissedPushes(NOTHING, now);
    }

    /// @param than only pushes newer than this one
    void read(Connection connection, ClientId client, long than) throws SQLException {
        Sql.list(
                connection,
                QUERY,
                row -> {
                    look(row);
                    return "";
                },
                client,
                position,
                Recipients.traceOf(client, true),
                Recipients.traceOf(client, false),
                than);
        steps.sort(Comparator.comparingLong(Step::offset));
    }

    private void look(ResultSet row) throws SQLException {
        boolean received = Sql.instant(row, "received_at").isPresent();
        boolean stopped = "STOPPED".equals(row.getString("failure"))
                && !received
                && Sql.instant(row, "written_at").isEmpty();
        if (stopped) {
            return;
        }
        if (row.getLong("number") <= position) {
            lookAtKnown(row);
        } else {
            lookAtNew(row, received);
        }
    }

    private void lookAtKnown(ResultSet row) throws SQLException {
        long recall = row.getLong("recall_offset");
        long text = row.getLong("text_offset");
        if (recall > position) {
            add(Step.Kind.RECALL, recall, row, recall);
        } else if (recall == 0 && text > position) {
            add(Step.Kind.UPDATE, text, row, text);
        }
    }

    private void lookAtNew(ResultSet row, boolean received) throws SQLException {
        long recall = row.getLong("recall_offset");
        boolean resumes = position != NOTHING;
        boolean over = Sql.instant(row, "expires_at")
                .filter(expires -> !now.isBefore(expires))
                .isPresent();
        if (recall > 0 || over) {
            if (!received) {
                missed += row.getInt("told") == 0 ? 1 : 0;
            } else if (recall > 0 && resumes && Sql.instant(row, "recalled_at").isEmpty()) {
                // It has the push, but went away before it could say how far it was.
                add(Step.Kind.RECALL, recall, row, recall);
            }
            return;
        }
        boolean unacknowledged =
                row.getBoolean("acknowledge") && Sql.instant(row, "acted_at").isEmpty();
        if (resumes || !received || unacknowledged) {
            missed++;
            valid++;
            add(Step.Kind.PUSH, row.getLong("number"), row, row.getLong("text_offset"));
        }
    }

    private void add(Step.Kind kind, long offset, ResultSet row, long text) throws SQLException {
        steps.add(new Step(kind, offset, row.getLong("number"), text));
    }

    int missed() {
        return missed;
    }

    int valid() {
        return valid;
    }

    /// In the order of the log.
    List<Step> steps() {
        return List.copyOf(steps);
    }
}
