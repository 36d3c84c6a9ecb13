package io.pushdeck.server.push;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.store.DuePush;
import io.pushdeck.server.store.LogOutcome;
import io.pushdeck.server.store.RepeatBook;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows pushes again to those who were asked to confirm them and have not. When the next time is, is on disk, and it
/// is taken in the transaction that repeats the push: a restart forgets none and repeats none twice. Times that pass
/// while the computer sleeps, or the server does not listen, become one. Thread-safe.
final class Repeater implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeater.class);

    private final RepeatBook book;
    private final Publisher publisher;
    private final ChangeFeed<PushId> changes;
    private final Clock clock;
    private final Rounds rounds;

    /// @param commands  may block, one after the other
    /// @param listening whether anybody can be reached now
    Repeater(
            RepeatBook book,
            Publisher publisher,
            ChangeFeed<PushId> changes,
            Executor commands,
            Clock clock,
            BooleanSupplier listening) {
        this.book = book;
        this.publisher = publisher;
        this.changes = changes;
        this.clock = clock;
        this.rounds = new Rounds(
                "pushdeck-repeats",
                clock,
                listening,
                new Rounds.Book(book::soonest, book::due),
                Settling::holdsBack,
                due -> commands.execute(() -> repeat(due)));
    }

    Rounds rounds() {
        return rounds;
    }

    private void repeat(DuePush due) {
        List<ClientId> missing = book.missing(due.push());
        book.repeat(due, clock.instant(), outcome -> {
            switch (outcome) {
                case LogOutcome.Logged logged -> {
                    publisher.repeat(logged, missing);
                    settled(due.push());
                }
                case LogOutcome.NotStored failed ->
                    LOG.warn("The repetition of push {} waits for the disk: {}", due.push(), failed.detail());
                case LogOutcome.NothingLeft ignored -> settled(due.push());
                case LogOutcome.NoSuchPush ignored -> settled(due.push());
                case LogOutcome.AlreadyRecalled ignored -> settled(due.push());
                case LogOutcome.NotDue ignored -> settled(due.push());
            }
        });
    }

    private void settled(PushId push) {
        changes.changed(Set.of(push));
        rounds.again();
    }

    @Override
    public void close() {
        rounds.close();
    }
}
