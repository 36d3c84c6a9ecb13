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
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Reads from the log what a client missed. Thread-safe; every method reads the disk on the caller's thread.
///
/// What a client gets is decided for one moment of the log, and then read in pages. The page after the last of those
/// decides again, from there to the end of the log at that moment. Whoever has read up to the newest entry that was
/// published is up to date.
public final class Replay {
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
                    ? MissedPushes.after(resume.orElseThrow().offset(), now)
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
            while (taken < from.steps().size() && taken < most && (taken == 0 || length < characters)) {
                length += read(connection, from.steps().get(taken), frames);
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

    /// Adds the frame of a step, unless its push was deleted by its age since.
    ///
    /// @return the length of its announcement
    private static int read(Connection connection, Step step, List<ServerFrame> frames) throws SQLException {
        return Sql.first(
                        connection,
                        """
                        SELECT p.id, l.at, p.at AS pushed_at, l.version, l.announcement, p.replaces
                        FROM log l JOIN pushes p ON p.number = l.push_number WHERE l.offset = ?
                        """,
                        row -> {
                            PushId id = new PushId(row.getString("id"));
                            Instant at = Instant.ofEpochMilli(row.getLong("at"));
                            String text = Optional.ofNullable(row.getString("announcement"))
                                    .orElse("");
                            int version = row.getInt("version");
                            frames.add(
                                    switch (step.kind()) {
                                        case PUSH ->
                                            new ServerFrame.Push(
                                                    step.offset(),
                                                    id,
                                                    Instant.ofEpochMilli(row.getLong("pushed_at")),
                                                    version,
                                                    AnnouncementText.read(text),
                                                    Optional.ofNullable(row.getString("replaces"))
                                                            .map(PushId::new));
                                        case UPDATE ->
                                            new ServerFrame.Update(
                                                    step.offset(), id, at, version, AnnouncementText.read(text));
                                        case RECALL -> new ServerFrame.Recall(step.offset(), id, at);
                                    });
                            return text.length();
                        },
                        step.text())
                .orElse(0);
    }
}
