package io.pushdeck.console.testing;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.schedule.CronRule;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlanRun;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Plausible plans, as they are at [Sample#NOW], a Monday at 09:30.
public final class SamplePlans {
    private static final Optional<Duration> AN_HOUR = Optional.of(Duration.ofHours(1));

    private SamplePlans() {}

    public static Schedule cron(String rule) {
        return new Schedule.Repeating(CronRule.parse(rule), ZoneOffset.UTC);
    }

    public static Schedule at(String time) {
        return new Schedule.Once(LocalDateTime.parse(time), ZoneOffset.UTC);
    }

    public static Plan plan(String id, Announcement says, Audience audience, Schedule schedule) {
        PlannedPush push = new PlannedPush(says, Optional.empty(), audience, Optional.empty());
        return Plan.of(new PlanId(id), push, schedule, AN_HOUR, Sample.NOW);
    }

    private static Plan after(Plan plan, PlanRun.Ending ending, String due) {
        Instant at = Instant.parse(due);
        boolean pushed = ending != PlanRun.Ending.MISSED && ending != PlanRun.Ending.NOBODY;
        PlanRun run = new PlanRun(at, at, ending, pushed ? Optional.of(FakePlans.pushOf(plan.id())) : Optional.empty());
        return new Plan(
                plan.id(),
                plan.push(),
                plan.schedule(),
                plan.lateWithin(),
                plan.paused(),
                plan.next(),
                Optional.of(run));
    }

    /// One of each kind.
    public static void fill(FakePlans plans) {
        plans.put(after(
                plan(
                        "lunch",
                        new Announcement("Lunch is ready", "The canteen is open until 14:00."),
                        Audience.EVERYONE,
                        cron("0 12 * * 1-5")),
                PlanRun.Ending.PUNCTUAL,
                "2026-11-20T12:00:00Z"));
        plans.put(after(
                plan(
                        "stock",
                        new Announcement("请盘点库存", "每周一次").withSeverity(Severity.WARNING),
                        Audience.of(Sample.SHANGHAI.id()),
                        cron("0 16 * * 1")),
                PlanRun.Ending.LATE,
                "2026-11-16T16:20:00Z"));
        plans.put(plan(
                "gate",
                new Announcement("Gate B closes for the night", "").withSeverity(Severity.CRITICAL),
                Audience.of(Sample.WAREHOUSE.id()),
                at("2026-11-24T18:00")));
        plans.put(plan(
                "score",
                new Announcement("Please wear your badge", "Also in the yard."),
                Audience.of(Sample.VOLUNTEERS.id()),
                cron("*/30 9-16 * * 6,0")));
        plans.put(plan(
                        "backup",
                        new Announcement("Backups run tonight", "Save your work."),
                        Audience.of(Sample.NIGHT_SHIFT.id()),
                        cron("30 20 1 * *"))
                .paused(true, Sample.NOW));
        Plan tour = plan(
                "tour",
                new Announcement("The tour starts at the fountain", "").withSeverity(Severity.SUCCESS),
                Audience.of(Sample.FRONT_DESK.id()),
                at("2026-11-22T10:00"));
        plans.put(after(tour, PlanRun.Ending.MISSED, "2026-11-22T10:00:00Z"));
    }
}
