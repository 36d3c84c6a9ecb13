package io.pushdeck.server.store;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.schedule.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is planned. Thread-safe. Reading is done on the caller's thread, and throws [StoreUnavailableException] if the
/// disk cannot be read; writing comes in the order of the calls, and its callbacks on the store's thread.
public final class PlanBook {
    private static final String OPERATOR = "operator";
    private static final String PUSHDECK = "pushdeck";

    private final StoreWriter writer;
    private final Readers readers;

    PlanBook(StoreWriter writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /// Soonest first; those that are over last, newest first.
    public List<Plan> all() {
        return readers.read(PlanTable::all);
    }

    public Optional<Plan> find(PlanId plan) {
        return readers.read(connection -> PlanTable.find(connection, plan));
    }

    /// Those that should have run by now, in the order in which they should.
    public List<Plan> due(Instant now) {
        return readers.read(connection -> PlanTable.due(connection, now));
    }

    /// When the next one should run, or should have.
    public Optional<Instant> soonest() {
        return readers.read(PlanTable::soonest);
    }

    /// Keeps a new plan, or puts it in the place of what it said before; what came of its last run stays then.
    ///
    /// @param what was done, in a word
    public void put(Plan plan, String what, Instant at, Consumer<StoreOutcome<Plan>> whenDone) {
        writer.submit(
                connection -> {
                    PlanTable.put(connection, plan);
                    AuditTable.add(connection, at, OPERATOR, what, plan.id(), "");
                    return new StoreOutcome.Stored<>(
                            PlanTable.find(connection, plan.id()).orElseThrow());
                },
                whenDone);
    }

    /// @param whenDone with whether there was one
    public void remove(PlanId plan, Instant at, Consumer<StoreOutcome<Boolean>> whenDone) {
        writer.submit(
                connection -> {
                    AuditTable.add(connection, at, OPERATOR, "cancel plan", plan, "");
                    return new StoreOutcome.Stored<>(PlanTable.remove(connection, plan));
                },
                whenDone);
    }

    /// Takes a run of which no push comes.
    ///
    /// @param whenDone with whether it was still to be taken
    public void pass(Turn turn, Consumer<StoreOutcome<Boolean>> whenDone) {
        writer.submit(
                connection -> {
                    boolean taken = PlanTable.take(connection, turn);
                    if (taken) {
                        AuditTable.add(
                                connection,
                                turn.run().at(),
                                PUSHDECK,
                                "plan without a push",
                                turn.plan(),
                                turn.run().ending().toString());
                    }
                    return new StoreOutcome.Stored<>(taken);
                },
                whenDone);
    }
}
