package io.pushdeck.server.push;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.store.DuePush;
import io.pushdeck.server.store.RepeatBook;
import java.time.Clock;
import java.util.List;

/// Shows pushes again to those who were asked to confirm them and have not. When the next time is, is on disk, and it
/// is taken in the transaction that repeats the push: a restart forgets none and repeats none twice. Times that pass
/// while the computer sleeps, or the server does not listen, become one. Thread-safe.
final class Repeater implements AutoCloseable {
    private final RepeatBook book;
    private final Publisher publisher;
    private final Clock clock;
    private final Rounds rounds;

    Repeater(RepeatBook book, Publisher publisher, Rounds.Setting setting) {
        this.book = book;
        this.publisher = publisher;
        this.clock = setting.clock();
        this.rounds = new Rounds("pushdeck-repeats", setting, book.dates(), Settling::holdsBack, this::take);
    }

    Rounds rounds() {
        return rounds;
    }

    private void take(DuePush due) {
        List<ClientId> missing = book.missing(due.push());
        book.repeat(
                due,
                clock.instant(),
                outcome -> rounds.taken(due, outcome, logged -> publisher.repeat(logged, missing)));
    }

    @Override
    public void close() {
        rounds.close();
    }
}
