package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Which pushes are shown again until they are confirmed. Thread-safe. Reading is done on the caller's thread, and
/// throws [StoreUnavailableException] if the disk cannot be read; writing comes in the order of the calls, and its
/// callbacks on the store's thread.
public final class RepeatBook {
    private static final String OPERATOR = "operator";
    private static final String PUSHDECK = "pushdeck";

    /// Who is asked to confirm `?1` and has not: nobody whose page cannot do that, to whom it was sent again as another
    /// push since, or whose id meant somebody else before `?2`.
    private static final String MISSING = """
             FROM deliveries d WHERE d.push_number = ?1 AND d.acted_at IS NULL
                AND d.failure IS NOT 'STOPPED' AND d.plain IS NOT 1
                AND (d.client_id NOT GLOB 'guest-*' OR d.push_number > ?2)
                AND NOT EXISTS (SELECT 1 FROM deliveries newer WHERE newer.client_id = d.client_id
                    AND newer.push_number IN
                        (SELECT number FROM pushes WHERE replaces = (SELECT id FROM pushes WHERE number = ?1)))
            """;

    private final StoreWriter writer;
    private final Readers readers;
    private final DuePushes dates;
    private final LongSupplier openedAt;

    /// @param openedAt the end of the log when the store was opened; a guest is nobody from before
    RepeatBook(StoreWriter writer, Readers readers, LongSupplier openedAt) {
        this.writer = writer;
        this.readers = readers;
        this.dates = new DuePushes(readers, "repeat_at");
        this.openedAt = openedAt;
    }

    /// When which push is to be repeated.
    public DuePushes dates() {
        return dates;
    }

    /// Who has not confirmed a push that asks for it, and could.
    public List<ClientId> missing(PushId push) {
        return readers.read(connection -> {
            Optional<PushRecord> known = PushTable.find(connection, push);
            return known.isEmpty()
                    ? List.<ClientId>of()
                    : Sql.list(
                            connection,
                            "SELECT d.client_id" + MISSING,
                            row -> new ClientId(row.getString(1)),
                            known.get().number(),
                            openedAt.getAsLong());
        });
    }

    /// Repeats a push and goes on to the next time; or ends that, if it is settled: recalled, over, or confirmed by
    /// everybody who is asked to.
    ///
    /// @param whenDone with [LogOutcome.NothingLeft], too, if somebody was faster
    public void repeat(DuePush due, Instant at, Consumer<LogOutcome> whenDone) {
        writer.submit(
                connection -> new StoreOutcome.Stored<>(repeat(connection, due, at)),
                outcome -> PushLog.tell(outcome, whenDone));
    }

    private LogOutcome repeat(Connection connection, DuePush due, Instant at) throws SQLException {
        PushId id = due.push();
        Optional<PushRecord> found = PushTable.find(connection, id);
        Optional<Repeats> repeats = found.flatMap(PushRecord::repeats);
        if (repeats.flatMap(Repeats::next).filter(due.due()::equals).isEmpty()) {
            return new LogOutcome.NothingLeft(id);
        }
        PushRecord push = found.orElseThrow();
        long missing = Sql.number(connection, "SELECT count(*)" + MISSING, push.number(), openedAt.getAsLong());
        boolean settled = push.recalledAt().isPresent()
                || push.announcement().hasExpired(at)
                || !push.announcement().acknowledge()
                || missing == 0;
        if (settled) {
            next(connection, push, Optional.empty());
            return new LogOutcome.NothingLeft(id);
        }
        Repeats now = repeats.orElseThrow();
        boolean last = now.done() + 1 >= now.rule().most();
        long offset = PushTable.repeat(connection, push, at);
        // From now on, not from when it was due: what a computer slept through is not made up for.
        next(
                connection,
                push,
                last ? Optional.empty() : Optional.of(at.plus(now.rule().every())));
        AuditTable.add(connection, at, PUSHDECK, "repeat", id, missing + " had not confirmed");
        return PushLog.logged(connection, id, offset);
    }

    private static void next(Connection connection, PushRecord push, Optional<Instant> next) throws SQLException {
        Sql.update(connection, "UPDATE pushes SET repeat_at = ? WHERE number = ?", next, push.number());
    }

    /// Ends the repetition of a push, or lets it go on where it was.
    ///
    /// @param whenDone with [LogOutcome.NothingLeft] if it was repeated as often as it may be
    public void goOn(PushId id, boolean wanted, Instant at, Consumer<LogOutcome> whenDone) {
        writer.submit(
                connection -> new StoreOutcome.Stored<>(goOn(connection, id, wanted, at)),
                outcome -> PushLog.tell(outcome, whenDone));
    }

    private static LogOutcome goOn(Connection connection, PushId id, boolean wanted, Instant at) throws SQLException {
        Optional<PushRecord> push = PushTable.find(connection, id);
        if (push.isEmpty()) {
            return new LogOutcome.NoSuchPush(id);
        }
        if (push.get().recalledAt().isPresent()) {
            return new LogOutcome.AlreadyRecalled(id);
        }
        Optional<Repeats> repeats = push.get().repeats().filter(Repeats::hasMore);
        if (repeats.isEmpty()) {
            return new LogOutcome.NothingLeft(id);
        }
        if (repeats.get().next().isPresent() != wanted) {
            Instant next = at.plus(repeats.get().rule().every());
            next(connection, push.get(), wanted ? Optional.of(next) : Optional.empty());
            AuditTable.add(connection, at, OPERATOR, wanted ? "repeat again" : "stop repeating", id, "");
        }
        return PushLog.logged(connection, id, push.get().number());
    }
}
