package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.protocol.AnnouncementText;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads from the log what a client missed. Thread-safe; every method reads the disk on the caller's thread.
///
/// What a client gets is decided for one moment of the log, and then read in pages. The page after the last of those
/// decides again, from there to the end of the log at that moment. Whoever has read up to the newest entry that was
/// published is up to date.
public final class Replay {
    /// One question for so many: a question for each takes far longer than its answer.
    private static final int ENTRIES_AT_ONCE = 16;

    /// What the log has of one step.
    private record Entry(
            long offset,
            PushId push,
            Instant at,
            Instant pushedAt,
            int version,
            String text,
            Optional<PushId> replaces) {}

    private final Readers readers;
    private final Clock clock;
    private final LongSupplier openedAt;

    /// @param openedAt the end of the log when the store was opened; a guest is nobody from before
    Replay(Readers readers, Clock clock, LongSupplier openedAt) {
        this.readers = readers;
        this.clock = clock;
        this.openedAt = openedAt;
    }

    /// The end of the log.
    public Position end() {
        return readers.read(Replay::end);
    }

    private static Position end(Connection connection) throws SQLException {
        String epoch = Sql.first(connection, "SELECT value FROM meta WHERE key = 'epoch'", row -> row.getString(1))
                .orElseThrow();
        return new Position(epoch, head(connection));
    }

    static long head(Connection connection) throws SQLException {
        return Sql.number(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'log'");
    }

    /// What somebody who says hello has missed.
    ///
    /// @param resume the position after what it has processed last; empty if it is new here
    public ReplayStart begin(ClientId client, Optional<Position> resume) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            Position end = end(connection);
            Resumed resumed = resume.map(position -> {
                        try {
                            return judge(connection, client, position, end);
                        } catch (SQLException e) {
                            throw new StoreUnavailableException("The log could not be read", e);
                        }
                    })
                    .orElse(Resumed.NEW);
            MissedPushes missed = resumed == Resumed.COMPLETE
                    ? MissedPushes.since(resume.orElseThrow().offset(), now)
                    : MissedPushes.unconfirmed(now);
            missed.read(connection, client, client.isGuest() ? openedAt.getAsLong() : 0);
            return new ReplayStart(
                    resumed,
                    end,
                    missed.missed(),
                    missed.valid(),
                    new ReplayCursor(client, end.offset(), missed.steps()));
        });
    }

    /// A guest has a new id each time, so what came for the one before is lost on it.
    private static Resumed judge(Connection connection, ClientId client, Position position, Position end)
            throws SQLException {
        if (!position.epoch().equals(end.epoch()) || position.offset() > end.offset()) {
            return Resumed.UNKNOWN_EPOCH;
        }
        long lost = client.isGuest()
                ? end.offset()
                : Sql.number(connection, "SELECT forgotten FROM identities WHERE client_id = ?", client);
        return lost > position.offset() ? Resumed.FORGOTTEN : Resumed.COMPLETE;
    }

    /// The next piece.
    ///
    /// @param most       frames, at least 1
    /// @param characters of announcements, roughly; one is given however long it is
    public ReplayPage page(ReplayCursor cursor, int most, int characters) {
        Instant now = clock.instant();
        return readers.read(connection -> {
            ReplayCursor from = cursor.steps().isEmpty() ? decide(connection, cursor, now) : cursor;
            List<ServerFrame> frames = new ArrayList<>();
            int taken = 0;
            int length = 0;
            List<Step> due = from.steps().subList(0, Math.min(most, from.steps().size()));
            Map<Long, Entry> entries = Map.of();
            while (taken < due.size() && (taken == 0 || length < characters)) {
                if (taken % ENTRIES_AT_ONCE == 0) {
                    entries = entries(connection, due.subList(taken, Math.min(taken + ENTRIES_AT_ONCE, due.size())));
                }
                Step step = due.get(taken);
                Entry entry = entries.get(step.text());
                // Without one its push was deleted by its age since.
                if (entry != null) {
                    frames.add(frame(step, entry));
                    length += entry.text().length();
                }
                taken++;
            }
            List<Step> left = from.steps().subList(taken, from.steps().size());
            long upTo = left.isEmpty()
                    ? from.decidedUpTo()
                    : from.steps().get(taken - 1).offset();
            return new ReplayPage(
                    frames,
                    upTo,
                    upTo == head(connection),
                    new ReplayCursor(cursor.client(), from.decidedUpTo(), left));
        });
    }

    private ReplayCursor decide(Connection connection, ReplayCursor cursor, Instant now) throws SQLException {
        MissedPushes missed = MissedPushes.after(cursor.decidedUpTo(), now);
        missed.read(connection, cursor.client(), cursor.client().isGuest() ? openedAt.getAsLong() : 0);
        return new ReplayCursor(cursor.client(), head(connection), missed.steps());
    }

    private static Map<Long, Entry> entries(Connection connection, List<Step> steps) throws SQLException {
        Map<Long, Entry> entries = new HashMap<>();
        Sql.list(
                        connection,
                        """
                        SELECT l.offset, p.id, l.at, p.at AS pushed_at, l.version, l.announcement, p.replaces
                        FROM log l JOIN pushes p ON p.number = l.push_number WHERE l.offset IN (%s)
                        """.formatted(String.join(", ", Collections.nCopies(steps.size(), "?"))),
                        row -> new Entry(
                                row.getLong("offset"),
                                new PushId(row.getString("id")),
                                Instant.ofEpochMilli(row.getLong("at")),
                                Instant.ofEpochMilli(row.getLong("pushed_at")),
                                row.getInt("version"),
                                Optional.ofNullable(row.getString("announcement"))
                                        .orElse(""),
                                Optional.ofNullable(row.getString("replaces")).map(PushId::new)),
                        steps.stream().map(Step::text).toArray())
                .forEach(entry -> entries.put(entry.offset(), entry));
        return entries;
    }

    private static ServerFrame frame(Step step, Entry entry) {
        return switch (step.kind()) {
            case PUSH ->
                new ServerFrame.Push(
                        step.offset(),
                        entry.push(),
                        entry.pushedAt(),
                        entry.version(),
                        AnnouncementText.read(entry.text()),
                        entry.replaces());
            case UPDATE ->
                new ServerFrame.Update(
                        step.offset(), entry.push(), entry.at(), entry.version(), AnnouncementText.read(entry.text()));
            case RECALL -> new ServerFrame.Recall(step.offset(), entry.push(), entry.at());
        };
    }
}
