package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.ChangeAnswer;
import io.pushdeck.console.bridge.PlanAnswer;
import io.pushdeck.console.bridge.PlanBackend;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// What is planned: viewers look at it.
public final class GuardedPlans implements PlanBackend {
    private final PlanBackend open;
    private final Roles roles;

    public GuardedPlans(PlanBackend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void all(Consumer<List<Plan>> whenDone) {
        open.all(whenDone);
    }

    @Override
    public void add(PlannedPush push, Schedule schedule, Optional<Duration> lateWithin, Consumer<PlanAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new PlanAnswer.Refused(PlanAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.add(push, schedule, lateWithin, whenDone);
        }
    }

    @Override
    public void change(
            PlanId plan,
            PlannedPush push,
            Schedule schedule,
            Optional<Duration> lateWithin,
            Consumer<PlanAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new PlanAnswer.Refused(PlanAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.change(plan, push, schedule, lateWithin, whenDone);
        }
    }

    @Override
    public void pause(PlanId plan, boolean wanted, Consumer<PlanAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new PlanAnswer.Refused(PlanAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.pause(plan, wanted, whenDone);
        }
    }

    @Override
    public void cancel(PlanId plan, Consumer<PlanAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new PlanAnswer.Refused(PlanAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.cancel(plan, whenDone);
        }
    }

    @Override
    public void restore(Plan plan, Consumer<PlanAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new PlanAnswer.Refused(PlanAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.restore(plan, whenDone);
        }
    }

    @Override
    public void runNow(PlanId plan, Consumer<ChangeAnswer> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(new ChangeAnswer.Refused(ChangeAnswer.Reason.LOOKING_ONLY, ""));
        } else {
            open.runNow(plan, whenDone);
        }
    }

    @Override
    public Subscription watch(Runnable onChanged) {
        return open.watch(onChanged);
    }
}
