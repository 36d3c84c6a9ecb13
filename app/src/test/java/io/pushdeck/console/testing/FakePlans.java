package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.bridge.PlanBackend;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.util.Subscription;

/// Plans in memory, at [Sample#NOW]. They answer before the call returns, and never run.
public final class FakePlans implements PlanBackend {
    private final List<Plan> plans = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<PlanAnswer.Reason> refusal = Optional.empty();
    private Instant now = Sample.NOW;

    /// What was asked for, in order: `cancel plan-1`.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public List<Plan> plans() {
        return List.copyOf(plans);
    }

    /// What it is now for new plans.
    public void now(Instant moved) {
        now = moved;
    }

    /// Puts a plan there, or in the place of what it was.
    public void put(Plan plan) {
        plans.removeIf(each -> each.id().equals(plan.id()));
        plans.add(plan);
        tell();
    }

    /// The next change is refused.
    public void refuseNext(PlanAnswer.Reason reason) {
        refusal = Optional.of(reason);
    }

    private void tell() {
        List.copyOf(watchers).forEach(Runnable::run);
    }

    @Override
    public void all(Consumer<List<Plan>> whenDone) {
        whenDone.accept(plans.stream()
                .sorted(Comparator.comparing(plan -> plan.next().orElse(Instant.MAX)))
                .toList());
    }

    @Override
    public void add(PlannedPush push, Schedule schedule, Optional<Duration> lateWithin, Consumer<PlanAnswer> whenDone) {
        Plan plan = Plan.of(new PlanId("new-" + (plans.size() + 1)), push, schedule, lateWithin, now);
        answer("add " + plan.id(), whenDone, () -> {
            put(plan);
            return plan;
        });
    }

    @Override
    public void change(
            PlanId plan,
            PlannedPush push,
            Schedule schedule,
            Optional<Duration> lateWithin,
            Consumer<PlanAnswer> whenDone) {
        change("change ", plan, old -> old.changed(push, schedule, lateWithin, now), whenDone);
    }

    @Override
    public void pause(PlanId plan, boolean wanted, Consumer<PlanAnswer> whenDone) {
        change(wanted ? "pause " : "resume ", plan, old -> old.paused(wanted, now), whenDone);
    }

    private void change(String what, PlanId plan, Function<Plan, Plan> how, Consumer<PlanAnswer> whenDone) {
        answer(what + plan, whenDone, () -> {
            Plan changed = how.apply(plan(plan));
            put(changed);
            return changed;
        });
    }

    public Plan plan(PlanId id) {
        return plans.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public void cancel(PlanId plan, Consumer<PlanAnswer> whenDone) {
        answer("cancel " + plan, whenDone, () -> {
            Plan was = plan(plan);
            plans.remove(was);
            tell();
            return was;
        });
    }

    @Override
    public void restore(Plan plan, Consumer<PlanAnswer> whenDone) {
        answer("restore " + plan.id(), whenDone, () -> {
            put(plan);
            return plan;
        });
    }

    private void answer(String call, Consumer<PlanAnswer> whenDone, Supplier<Plan> done) {
        calls.add(call);
        if (refusal.isPresent()) {
            PlanAnswer.Refused refused = new PlanAnswer.Refused(refusal.get(), "");
            refusal = Optional.empty();
            whenDone.accept(refused);
        } else {
            whenDone.accept(new PlanAnswer.Done(done.get()));
        }
    }

    @Override
    public void runNow(PlanId plan, Consumer<ChangeAnswer> whenDone) {
        calls.add("run " + plan);
        whenDone.accept(new ChangeAnswer.Done(
                SampleHistory.push(99, plan(plan).push().announcement().title(), "", 12, now)));
    }

    /// The push that a run of a plan made.
    public static PushId pushOf(PlanId plan) {
        return new PushId(plan.value() + "-push");
    }

    @Override
    public Subscription watch(Runnable onChanged) {
        watchers.add(onChanged);
        return () -> watchers.remove(onChanged);
    }
}
