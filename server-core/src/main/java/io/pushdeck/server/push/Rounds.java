package io.pushdeck.server.push;

import io.pushdeck.server.store.DuePush;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds the pushes that have something due, as it is on disk, while the server listens. What was due while nobody
/// could be reached waits until people have had the time to come back. Thread-safe.
final class Rounds implements AutoCloseable {
    private final Clock clock;
    private final BooleanSupplier listening;
    private final Book book;
    private final HeldBack heldBack;
    private final Consumer<DuePush> take;
    private final Settling settling = new Settling();
    private final PlanClock looks;

    /// What is due, and when the next will be.
    record Book(Supplier<Optional<Instant>> soonest, Function<Instant, List<DuePush>> due) {}

    /// Whether something has to wait for people to come back.
    @FunctionalInterface
    interface HeldBack {
        boolean test(Settling settling, Instant due, Instant now);
    }

    /// @param name      of its thread
    /// @param listening whether anybody can be reached now
    /// @param take      told of the same again until it is not due any more; only enqueues
    Rounds(String name, Clock clock, BooleanSupplier listening, Book book, HeldBack heldBack, Consumer<DuePush> take) {
        this.clock = clock;
        this.listening = listening;
        this.book = book;
        this.heldBack = heldBack;
        this.take = take;
        settling.look(clock.instant(), listening.getAsBoolean());
        this.looks = new PlanClock(name, clock, book.soonest(), this::look);
    }

    /// Begins to watch the clock.
    void start() {
        looks.start();
    }

    /// Something else may be the soonest now.
    void again() {
        looks.again();
    }

    /// Takes what is due. Never at the same time on two threads.
    void look() {
        Instant now = clock.instant();
        boolean there = listening.getAsBoolean();
        settling.look(now, there);
        if (there) {
            book.due().apply(now).stream()
                    .filter(due -> !heldBack.test(settling, due.due(), now))
                    .forEach(take);
        }
    }

    @Override
    public void close() {
        looks.close();
    }
}
