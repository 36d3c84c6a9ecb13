package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// What is asked of the server about pushes that go later. Called on the JavaFX thread, which hears the answers too.
public interface PlanBackend {
    /// Soonest first; those that are over last, newest first. No answer if they cannot be read.
    void all(Consumer<List<Plan>> whenDone);

    void add(PlannedPush push, Schedule schedule, Optional<Duration> lateWithin, Consumer<PlanAnswer> whenDone);

    void change(
            PlanId plan,
            PlannedPush push,
            Schedule schedule,
            Optional<Duration> lateWithin,
            Consumer<PlanAnswer> whenDone);

    void pause(PlanId plan, boolean wanted, Consumer<PlanAnswer> whenDone);

    void cancel(PlanId plan, Consumer<PlanAnswer> whenDone);

    /// Puts back what was cancelled.
    void restore(Plan plan, Consumer<PlanAnswer> whenDone);

    void runNow(PlanId plan, Consumer<ChangeAnswer> whenDone);

    /// Told after each change.
    Subscription watch(Runnable onChanged);
}
