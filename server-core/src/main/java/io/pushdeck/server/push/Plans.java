package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.push.PlanResult.Reason.NeverRuns;
import io.pushdeck.server.push.PlanResult.Reason.NoSuchPlan;
import io.pushdeck.server.push.PlanResult.Reason.NotStored;
import io.pushdeck.server.push.PlanResult.Reason.OfRehearsal;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlanRun;
import io.pushdeck.server.schedule.PlanRun.Ending;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import io.pushdeck.server.store.PlanBook;
import io.pushdeck.server.store.StoreOutcome;
import io.pushdeck.server.store.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pushes that go later, by themselves. What is planned is on disk, and a run is taken in the transaction that accepts
/// its push: however the program ends, none is lost and none comes twice. Thread-safe; futures complete on threads of
/// their own.
///
/// A run that could not be in time, since the computer slept or the server did not listen, is judged by what its plan
/// says of lateness once the server listens again; of several only the last counts. It then waits for those who come
/// back too.
public final class Plans implements AutoCloseable {
    /// Up to that a run counts as punctual.
    public static final Duration PUNCTUAL = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Plans.class);

    private final PlanBook book;
    private final PushService pushes;
    private final Answers answers;
    private final Clock clock;
    private final BooleanSupplier listening;
    private final Supplier<PushId> newIds;
    private final InOrder commands;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final PlanClock looks;
    private final Settling settling = new Settling();

    /// One call of [#watch]; equal to no other, even of the same callback.
    private static final class Watcher {
        private final Runnable changed;

        Watcher(Runnable changed) {
            this.changed = changed;
        }
    }

    /// @param listening whether anything can be pushed now
    /// @param newIds    never gives one twice
    public Plans(
            PlanBook book,
            PushService pushes,
            Answers answers,
            Clock clock,
            BooleanSupplier listening,
            Supplier<PushId> newIds) {
        this.book = book;
        this.pushes = pushes;
        this.answers = answers;
        this.clock = clock;
        this.listening = listening;
        this.newIds = newIds;
        this.commands = new InOrder(answers.executor());
        this.looks = new PlanClock("pushdeck-plans", clock, book::soonest, this::look);
    }

    /// Begins to watch the clock.
    public void start() {
        looks.start();
    }

    /// Soonest first; those that are over last, newest first.
    public CompletableFuture<List<Plan>> all() {
        return CompletableFuture.supplyAsync(book::all, answers.executor());
    }

    /// Told after each change, by whomever, on a thread that may block.
    public Subscription watch(Runnable changed) {
        Watcher place = new Watcher(changed);
        watchers.add(place);
        return () -> watchers.remove(place);
    }

    /// @param lateWithin see [Plan#lateWithin()]
    public CompletableFuture<PlanResult> add(PlannedPush push, Schedule schedule, Optional<Duration> lateWithin) {
        return put(Plan.of(new PlanId(newIds.get().value()), push, schedule, lateWithin, clock.instant()), "plan");
    }

    /// What it pushes and when, from now on.
    public CompletableFuture<PlanResult> change(
            PlanId id, PlannedPush push, Schedule schedule, Optional<Duration> lateWithin) {
        return change(id, "change plan", plan -> plan.changed(push, schedule, lateWithin, clock.instant()));
    }

    /// Lets its times pass, until it goes on. What would have been in the meantime is not made up for.
    public CompletableFuture<PlanResult> pause(PlanId id, boolean wanted) {
        return change(id, wanted ? "pause plan" : "resume plan", plan -> plan.paused(wanted, clock.instant()));
    }

    private CompletableFuture<PlanResult> change(PlanId id, String what, Function<Plan, Plan> how) {
        CompletableFuture<PlanResult> answer = new CompletableFuture<>();
        onDisk(answer, () -> {
            Optional<Plan> known = book.find(id);
            if (known.isEmpty()) {
                answers.give(answer, new PlanResult.Rejected(new NoSuchPlan()));
            } else {
                put(how.apply(known.get()), what, answer);
            }
        });
        return answer;
    }

    /// Puts a plan back that was cancelled.
    public CompletableFuture<PlanResult> restore(Plan plan) {
        return put(
                plan.isOver() ? plan : plan.changed(plan.push(), plan.schedule(), plan.lateWithin(), clock.instant()),
                "restore plan");
    }

    private CompletableFuture<PlanResult> put(Plan plan, String what) {
        CompletableFuture<PlanResult> answer = new CompletableFuture<>();
        onDisk(answer, () -> put(plan, what, answer));
        return answer;
    }

    private void put(Plan plan, String what, CompletableFuture<PlanResult> answer) {
        if (plan.isOver() && plan.last().isEmpty()) {
            answers.give(answer, new PlanResult.Rejected(new NeverRuns()));
            return;
        }
        Audience audience = plan.push().audience();
        if (audience.isSimulated() || audience.isMixed()) {
            answers.give(answer, new PlanResult.Rejected(new OfRehearsal()));
            return;
        }
        book.put(plan, what, clock.instant(), outcome -> answer(answer, outcome, PlanResult.Done::new));
    }

    /// Takes a plan away for good.
    public CompletableFuture<PlanResult> cancel(PlanId id) {
        CompletableFuture<PlanResult> answer = new CompletableFuture<>();
        onDisk(answer, () -> {
            Optional<Plan> known = book.find(id);
            if (known.isEmpty()) {
                answers.give(answer, new PlanResult.Rejected(new NoSuchPlan()));
            } else {
                book.remove(
                        id,
                        clock.instant(),
                        outcome -> answer(answer, outcome, removed -> new PlanResult.Done(known.get())));
            }
        });
        return answer;
    }

    private <T> void answer(
            CompletableFuture<PlanResult> answer, StoreOutcome<T> outcome, Function<T, PlanResult> done) {
        switch (outcome) {
            case StoreOutcome.Stored<T> stored -> {
                answers.give(answer, done.apply(stored.value()));
                changed();
            }
            case StoreOutcome.Refused<T> refused ->
                answers.give(
                        answer,
                        new PlanResult.Rejected(new NotStored(refused.reason().toString())));
        }
    }

    /// Pushes at once what is planned. A plan for one time is over then; one that repeats goes on as before.
    public CompletableFuture<PushResult> runNow(PlanId id) {
        return CompletableFuture.supplyAsync(() -> book.find(id), answers.executor())
                .thenCompose(known -> known.map(this::runNow)
                        .orElseGet(() ->
                                CompletableFuture.completedFuture(new PushResult.Rejected(new Reason.NoSuchPush()))));
    }

    private CompletableFuture<PushResult> runNow(Plan plan) {
        Instant now = clock.instant();
        Optional<Instant> next = plan.schedule() instanceof Schedule.Once ? Optional.empty() : plan.next();
        PlanRun run = new PlanRun(plan.next().orElse(now), now, Ending.BY_HAND, Optional.empty());
        return run(plan, now, new Turn(plan.id(), plan.next(), next, run));
    }

    /// Takes what is due. Never at the same time on two threads.
    void look() {
        Instant now = clock.instant();
        boolean there = listening.getAsBoolean();
        settling.look(now, there);
        if (there) {
            book.due(now).forEach(plan -> look(plan, now));
        }
    }

    private void look(Plan plan, Instant now) {
        Instant due = plan.next().orElseThrow();
        Duration within =
                plan.lateWithin().filter(late -> late.compareTo(PUNCTUAL) > 0).orElse(PUNCTUAL);
        Instant earliest = now.minus(within);
        Optional<Instant> latest = plan.schedule().last(due.isAfter(earliest) ? due : earliest, now);
        Optional<Instant> next = plan.schedule().next(now);
        if (latest.isEmpty() || plan.push().announcement().hasExpired(now)) {
            pass(new Turn(plan.id(), plan.next(), next, new PlanRun(due, now, Ending.MISSED, Optional.empty())));
            return;
        }
        if (settling.holdsBack(latest.get(), now)) {
            return;
        }
        boolean late = latest.get().isBefore(now.minus(PUNCTUAL));
        PlanRun run = new PlanRun(latest.get(), now, late ? Ending.LATE : Ending.PUNCTUAL, Optional.empty());
        Turn turn = new Turn(plan.id(), plan.next(), next, run);
        // Looked at again meanwhile, the same run is refused by the store: one of the two is the first.
        run(plan, now, turn)
                .thenAccept(result -> {
                    if (result instanceof PushResult.Rejected rejected) {
                        onRejected(turn, rejected.reason());
                    }
                })
                .exceptionally(failure -> {
                    LOG.warn("A run of plan {} failed; it is tried again", plan.id(), failure);
                    return null;
                });
    }

    private CompletableFuture<PushResult> run(Plan plan, Instant now, Turn turn) {
        PlannedPush push = plan.push();
        PushOrder order =
                new PushOrder(push.announcementAt(now, plan.schedule().zone()), push.audience(), push.course());
        return pushes.push(order, turn).thenApply(result -> {
            if (result instanceof PushResult.Accepted) {
                changed();
            }
            return result;
        });
    }

    private void onRejected(Turn turn, Reason reason) {
        switch (reason) {
            case Reason.NobodyAddressed ignored ->
                pass(new Turn(
                        turn.plan(),
                        turn.expected(),
                        turn.next(),
                        new PlanRun(turn.run().due(), turn.run().at(), Ending.NOBODY, Optional.empty())));
            case Reason.MixedAudience ignored -> LOG.warn("Plan {} is for simulated clients and others", turn.plan());
            case Reason.NotListening ignored -> LOG.info("Plan {} waits for the server to listen", turn.plan());
            case Reason.NotStored failed -> LOG.warn("Plan {} waits for the disk: {}", turn.plan(), failed.detail());
            case Reason.NoSuchPush ignored -> LOG.debug("The run of plan {} was taken before", turn.plan());
            case Reason.TooBig tooBig -> LOG.warn("Plan {} is longer than {} bytes", turn.plan(), tooBig.limitBytes());
        }
    }

    private void pass(Turn turn) {
        LOG.info(
                "Plan {}: the run of {} is {}",
                turn.plan(),
                turn.run().due(),
                turn.run().ending());
        book.pass(turn, outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<Boolean> stored -> changed();
                case StoreOutcome.Refused<Boolean> refused ->
                    LOG.warn("Plan {} waits for the disk: {}", turn.plan(), refused.reason());
            }
        });
    }

    private void onDisk(CompletableFuture<?> answer, Runnable task) {
        commands.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException trouble) {
                answers.fail(answer, trouble);
                throw trouble;
            }
        });
    }

    private void changed() {
        looks.again();
        watchers.forEach(watcher -> answers.executor().execute(watcher.changed));
    }

    /// Nothing runs any more; the next start takes it up.
    @Override
    public void close() {
        looks.close();
    }
}
