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
///
/// A push that is handed out in batches has no one place in the log: each person gets it at the offset of a batch, or
/// on
/// coming back. So a position alone does not prove that it came (decision 9).
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
                SELECT p.number FROM pushes p JOIN deliveries d ON d.push_number = p.number AND d.client_id = ?1
                WHERE p.spread_every IS NOT NULL AND p.number <= ?2 AND ?6
                UNION
                SELECT number FROM pushes
                WHERE pending IS NOT NULL AND (instr(pending, ?3) > 0 OR instr(pending, ?4) > 0)
            )
            SELECT p.number, p.text_offset, p.recall_offset, p.expires_at, p.acknowledge,
                   d.written_at, d.received_at, d.acted_at, d.recalled_at, d.failure, d.told,
                   p.spread_every, d.batch
            FROM mine JOIN pushes p ON p.number = mine.number
            LEFT JOIN deliveries d ON d.push_number = p.number AND d.client_id = ?1
            WHERE p.number > ?5
            """;

    private final long position;
    private final boolean comesBack;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();
    private int missed;
    private int valid;

    private MissedPushes(long position, boolean comesBack, Instant now) {
        this.position = position;
        this.comesBack = comesBack;
        this.now = now;
    }

    /// Everything after the place in the log up to which somebody who comes back has processed it.
    static MissedPushes since(long position, Instant now) {
        return new MissedPushes(position, true, now);
    }

    /// Everything after a place in the log, for somebody who was given what came before.
    static MissedPushes after(long position, Instant now) {
        return new MissedPushes(position, false, now);
    }

    /// What the client never confirmed, or was asked to acknowledge and did not.
    static MissedPushes unconfirmed(Instant now) {
        return new MissedPushes(NOTHING, false, now);
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
                than,
                comesBack);
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
        if (row.getLong("number") > position) {
            lookAtNew(row, received);
        } else if (comesBack && isOutstanding(row, received)) {
            lookAtLate(row);
        } else {
            lookAtKnown(row);
        }
    }

    /// Whether a push that is handed out in batches may not have come, though newer entries have. One whose turn came
    /// after the position has not been processed, whatever another tab says; before the turn only a receipt proves it.
    private boolean isOutstanding(ResultSet row, boolean received) throws SQLException {
        long batch = row.getLong("batch");
        boolean hadTurn = !row.wasNull();
        row.getLong("spread_every");
        boolean spread = !row.wasNull();
        return spread && (hadTurn ? batch > position : !received);
    }

    /// Its offset moves the position neither back nor past anything that is still to come.
    private void lookAtLate(ResultSet row) throws SQLException {
        if (row.getLong("recall_offset") == 0 && !isOver(row)) {
            missed++;
            valid++;
            add(Step.Kind.PUSH, Math.max(position, row.getLong("batch")), row, row.getLong("text_offset"));
        }
    }

    private boolean isOver(ResultSet row) throws SQLException {
        return Sql.instant(row, "expires_at")
                .filter(expires -> !now.isBefore(expires))
                .isPresent();
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
        if (recall > 0 || isOver(row)) {
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
