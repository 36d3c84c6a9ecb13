package io.pushdeck.server.push;

import io.pushdeck.server.store.DuePush;
import io.pushdeck.server.store.SpreadBook;
import java.time.Clock;

/// Hands out pushes in batches. Who is in a batch is decided in the transaction that gives it its place in the log, so
/// whoever has had a turn is on disk before anybody gets it. After the computer slept, the program was closed or the
/// server did not listen it goes on at its pace, once people are back. Thread-safe.
final class Spreader implements AutoCloseable {
    private final SpreadBook book;
    private final Publisher publisher;
    private final Clock clock;
    private final Rounds rounds;

    Spreader(SpreadBook book, Publisher publisher, Rounds.Setting setting) {
        this.book = book;
        this.publisher = publisher;
        this.clock = setting.clock();
        this.rounds = new Rounds("pushdeck-batches", setting, book.dates(), Settling::holdsBackBatch, this::take);
    }

    Rounds rounds() {
        return rounds;
    }

    private void take(DuePush due) {
        book.take(
                due,
                clock.instant(),
                batch -> rounds.taken(due, batch.outcome(), logged -> publisher.batch(logged, batch.people())));
    }

    @Override
    public void close() {
        rounds.close();
    }
}
