package io.pushdeck.server.push;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.store.DuePush;
import io.pushdeck.server.store.DuePushes;
import io.pushdeck.server.store.LogOutcome;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the pushes that have something due, as it is on disk, while the server listens. What was due while nobody
/// could be reached waits until people have had the time to come back. Thread-safe.
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Setting setting;
    private final DuePushes dates;
    private final HeldBack heldBack;
    private final Consumer<DuePush> take;
    private final Settling settling = new Settling();
    private final PlanClock looks;

    /// Where rounds are made.
    ///
    /// @param changes   told of what a round changed
    /// @param commands  may block, one after the other
    /// @param listening whether anybody can be reached now
    record Setting(ChangeFeed<PushId> changes, Executor commands, Clock clock, BooleanSupplier listening) {}

    /// Whether something has to wait for people to come back.
    @FunctionalInterface
    interface HeldBack {
        boolean test(Settling settling, Instant due, Instant now);
    }

    /// @param name of its thread
    /// @param take told of the same again until it is not due any more; one after the other, and may block
    Rounds(String name, Setting setting, DuePushes dates, HeldBack heldBack, Consumer<DuePush> take) {
        this.name = name;
        this.setting = setting;
        this.dates = dates;
        this.heldBack = heldBack;
        this.take = take;
        settling.look(setting.clock().instant(), setting.listening().getAsBoolean());
        this.looks = new PlanClock(name, setting.clock(), dates::soonest, this::look);
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
        Instant now = setting.clock().instant();
        boolean there = setting.listening().getAsBoolean();
        settling.look(now, there);
        if (there) {
            dates.due(now).stream()
                    .filter(due -> !heldBack.test(settling, due.due(), now))
                    .forEach(due -> setting.commands().execute(() -> take.accept(due)));
        }
    }

    /// What came of something that was due: publishes it; what the disk did not take stays due.
    void taken(DuePush due, LogOutcome outcome, Consumer<LogOutcome.Logged> publish) {
        switch (outcome) {
            case LogOutcome.Logged logged -> {
                publish.accept(logged);
                settled(due.push());
            }
            case LogOutcome.NotStored failed ->
                LOG.warn("{}: push {} waits for the disk: {}", name, due.push(), failed.detail());
            case LogOutcome.NothingLeft ignored -> settled(due.push());
            case LogOutcome.NoSuchPush ignored -> settled(due.push());
            case LogOutcome.AlreadyRecalled ignored -> settled(due.push());
            case LogOutcome.NotDue ignored -> settled(due.push());
        }
    }

    private void settled(PushId push) {
        setting.changes().changed(Set.of(push));
        looks.again();
    }

    @Override
    public void close() {
        looks.close();
    }
}
