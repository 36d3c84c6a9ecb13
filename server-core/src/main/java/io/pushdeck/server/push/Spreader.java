package io.pushdeck.server.push;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.store.DuePush;
import io.pushdeck.server.store.LogOutcome;
import io.pushdeck.server.store.SpreadBook;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands out pushes in batches. Who is in a batch is decided in the transaction that gives it its place in the log, so
/// whoever has had a turn is on disk before anybody gets it. After the computer slept, the program was closed or the
/// server did not listen it goes on at its pace, once people are back. Thread-safe.
final class Spreader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spreader.class);

    private final SpreadBook book;
    private final Publisher publisher;
    private final ChangeFeed<PushId> changes;
    private final Clock clock;
    private final Rounds rounds;

    /// @param commands  may block, one after the other
    /// @param listening whether anybody can be reached now
    Spreader(
            SpreadBook book,
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
                "pushdeck-batches",
                clock,
                listening,
                new Rounds.Book(book::soonest, book::due),
                Settling::holdsBackBatch,
                due -> commands.execute(() -> take(due)));
    }

    Rounds rounds() {
        return rounds;
    }

    private void take(DuePush due) {
        book.take(due, clock.instant(), batch -> {
            switch (batch.outcome()) {
                case LogOutcome.Logged logged -> {
                    publisher.batch(logged, batch.people());
                    settled(due.push());
                }
                case LogOutcome.NotStored failed ->
                    LOG.warn("The next batch of push {} waits for the disk: {}", due.push(), failed.detail());
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
