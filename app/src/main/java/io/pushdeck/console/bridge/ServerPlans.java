package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.push.PlanResult;
import io.pushdeck.server.push.Plans;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plans of the real server: asks it and brings the answers to the JavaFX thread.
public final class ServerPlans implements PlanBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerPlans.class);

    private final Plans plans;
    private final Executor fxThread;

    public ServerPlans(Plans plans, Executor fxThread) {
        this.plans = plans;
        this.fxThread = fxThread;
    }

    @Override
    public void all(Consumer<List<Plan>> whenDone) {
        show(plans.all().thenAcceptAsync(whenDone, fxThread));
    }

    @Override
    public void add(PlannedPush push, Schedule schedule, Optional<Duration> lateWithin, Consumer<PlanAnswer> whenDone) {
        answer(plans.add(push, schedule, lateWithin), whenDone);
    }

    @Override
    public void change(
            PlanId plan,
            PlannedPush push,
            Schedule schedule,
            Optional<Duration> lateWithin,
            Consumer<PlanAnswer> whenDone) {
        answer(plans.change(plan, push, schedule, lateWithin), whenDone);
    }

    @Override
    public void pause(PlanId plan, boolean wanted, Consumer<PlanAnswer> whenDone) {
        answer(plans.pause(plan, wanted), whenDone);
    }

    @Override
    public void cancel(PlanId plan, Consumer<PlanAnswer> whenDone) {
        answer(plans.cancel(plan), whenDone);
    }

    @Override
    public void restore(Plan plan, Consumer<PlanAnswer> whenDone) {
        answer(plans.restore(plan), whenDone);
    }

    @Override
    public void runNow(PlanId plan, Consumer<ChangeAnswer> whenDone) {
        show(plans.runNow(plan)
                .thenApply(ServerHistory::answerOf)
                .exceptionally(failure -> {
                    log.warn("A plan did not run", failure);
                    return new ChangeAnswer.Refused(ChangeAnswer.Reason.NOT_STORED, String.valueOf(failure));
                })
                .thenAcceptAsync(whenDone, fxThread));
    }

    @Override
    public Subscription watch(Runnable onChanged) {
        var watching = plans.watch(() -> fxThread.execute(onChanged));
        return watching::close;
    }

    private void answer(CompletableFuture<PlanResult> told, Consumer<PlanAnswer> whenDone) {
        show(told.thenApply(ServerPlans::answerOf)
                .exceptionally(failure -> {
                    log.warn("A plan was not changed", failure);
                    return new PlanAnswer.Refused(PlanAnswer.Reason.NOT_STORED, String.valueOf(failure));
                })
                .thenAcceptAsync(whenDone, fxThread));
    }

    private static PlanAnswer answerOf(PlanResult result) {
        return switch (result) {
            case PlanResult.Done done -> new PlanAnswer.Done(done.plan());
            case PlanResult.Rejected rejected ->
                switch (rejected.reason()) {
                    case PlanResult.Reason.NeverRuns ignored -> refused(PlanAnswer.Reason.NEVER_RUNS);
                    case PlanResult.Reason.OfRehearsal ignored -> refused(PlanAnswer.Reason.OF_REHEARSAL);
                    case PlanResult.Reason.NoSuchPlan ignored -> refused(PlanAnswer.Reason.NO_SUCH_PLAN);
                    case PlanResult.Reason.NotStored failed ->
                        new PlanAnswer.Refused(PlanAnswer.Reason.NOT_STORED, failed.detail());
                };
        };
    }

    private static PlanAnswer refused(PlanAnswer.Reason reason) {
        return new PlanAnswer.Refused(reason, "");
    }

    private static void show(CompletableFuture<Void> shown) {
        shown.exceptionally(failure -> {
            log.warn("What is planned could not be read or shown", failure);
            return null;
        });
    }
}
