package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.schedule.CronRule;
import io.pushdeck.server.schedule.Lifetime;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlanRun;
import io.pushdeck.server.schedule.PlanRun.Ending;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import io.pushdeck.server.store.NewPush;
import io.pushdeck.server.store.Turn;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlansTest {
    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Optional<Duration> AN_HOUR = Optional.of(Duration.ofHours(1));
    private static final Schedule AT_NINE = new Schedule.Once(LocalDateTime.parse("2026-11-23T09:00"), ZoneOffset.UTC);
    private static final PlannedPush LUNCH = new PlannedPush(
            new Announcement("Lunch", "It is ready"), Optional.empty(), Audience.EVERYONE, Optional.empty());

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(EIGHT);
    private PushDesk desk;

    @BeforeEach
    void open() {
        desk = new PushDesk(folder, new FakeFanOut(false), clock);
        desk.framed("anna");
        desk.plans.look();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void reopen() {
        desk.close();
        open();
    }

    private static Schedule cron(String rule) {
        return new Schedule.Repeating(CronRule.parse(rule), ZoneOffset.UTC);
    }

    private Plan add(Schedule schedule, Optional<Duration> lateWithin) {
        return done(PushDesk.get(desk.plans.add(LUNCH, schedule, lateWithin)));
    }

    private static Plan done(PlanResult result) {
        return assertInstanceOf(PlanResult.Done.class, result).plan();
    }

    private List<PushRecord> pushed() {
        return PushDesk.get(desk.history.search(HistoryQuery.NEWEST));
    }

    private Optional<Plan> plan(PlanId id) {
        return PushDesk.get(desk.plans.all()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /// What came of the run, once it is on disk.
    private PlanRun ran(PlanId id, int times) {
        BlockingQueue<PlanRun> runs = new LinkedBlockingQueue<>();
        Await.until("run " + times + " of " + id + " is over", () -> {
            desk.plans.look();
            plan(id).flatMap(Plan::last).ifPresent(runs::add);
            return !runs.isEmpty() && pushed().size() >= times;
        });
        return plan(id).flatMap(Plan::last).orElseThrow();
    }

    private PlanRun passed(PlanId id) {
        Await.until("a run of " + id + " has passed", () -> {
            desk.plans.look();
            return plan(id).flatMap(Plan::last).isPresent();
        });
        return plan(id).flatMap(Plan::last).orElseThrow();
    }

    @Test
    void itIsPushedWhenItsTimeComesAndSaysWhosePushThatIs() {
        Plan plan = add(AT_NINE, AN_HOUR);
        assertEquals(Optional.of(NINE), plan.next());
        clock.set(NINE.minusMillis(1));
        desk.plans.look();
        assertEquals(plan, plan(plan.id()).orElseThrow());
        clock.set(NINE);
        PlanRun run = ran(plan.id(), 1);
        PushRecord push = pushed().getFirst();
        assertEquals(Optional.of(plan.id()), push.plan());
        assertEquals(new PlanRun(NINE, NINE, Ending.PUNCTUAL, Optional.of(push.id())), run);
        assertTrue(plan(plan.id()).orElseThrow().isOver());
    }

    @Test
    void theClockIsWatchedWithoutBeingAsked() {
        desk.plans.start();
        Plan plan = add(AT_NINE, AN_HOUR);
        clock.set(NINE);
        Await.until("it was pushed", () -> !pushed().isEmpty());
        assertEquals(Optional.of(plan.id()), pushed().getFirst().plan());
    }

    @Test
    void oneThatRepeatsGoesOn() {
        Plan plan = add(cron("0 9 * * *"), AN_HOUR);
        clock.set(NINE);
        ran(plan.id(), 1);
        assertEquals(
                Optional.of(NINE.plus(Duration.ofDays(1))),
                plan(plan.id()).orElseThrow().next());
        clock.pass(Duration.ofDays(1));
        ran(plan.id(), 2);
        assertEquals(2, pushed().size());
    }

    @Test
    void aRunIsTakenOnceHoweverOftenItIsTried() {
        Plan plan = add(cron("0 9 * * *"), AN_HOUR);
        clock.set(NINE);
        Turn turn = new Turn(
                plan.id(),
                plan.next(),
                plan.schedule().next(NINE),
                new PlanRun(NINE, NINE, Ending.PUNCTUAL, Optional.empty()));
        PushOrder order = new PushOrder(LUNCH.announcement(), LUNCH.audience(), Optional.empty());
        var first = desk.pushes.push(order, turn);
        var second = desk.pushes.push(order, turn);
        PushDesk.accepted(first);
        assertEquals(new PushResult.Rejected(new PushResult.Reason.NoSuchPush()), PushDesk.get(second));
        desk.plans.look();
        assertEquals(1, pushed().size());
    }

    @Test
    void aCrashBetweenAcceptingAndTheNextRunNeitherLosesNorDoublesIt() {
        Plan plan = add(cron("0 9 * * *"), AN_HOUR);
        clock.set(NINE);
        // Accepted on disk; nobody lives to hear of it.
        Turn turn = new Turn(
                plan.id(),
                plan.next(),
                plan.schedule().next(NINE),
                new PlanRun(NINE, NINE, Ending.PUNCTUAL, Optional.of(new PushId("p1"))));
        BlockingQueue<Object> accepted = new LinkedBlockingQueue<>();
        desk.store
                .log()
                .accept(
                        new NewPush(
                                new PushId("p1"),
                                NINE,
                                LUNCH.announcement(),
                                PushDesk.get(desk.pushes.preview(Audience.EVERYONE)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(turn),
                                Optional.empty(),
                                Optional.empty()),
                        accepted::add);
        Await.next(accepted, "the disk");
        reopen();
        desk.plans.look();
        Plan known = plan(plan.id()).orElseThrow();
        assertEquals(Optional.of(NINE.plus(Duration.ofDays(1))), known.next());
        assertEquals(
                List.of(Optional.of(plan.id())),
                pushed().stream().map(PushRecord::plan).toList());
        // Killed before that, it is still due.
        clock.set(NINE.plus(Duration.ofDays(1)));
        reopen();
        ran(plan.id(), 2);
        assertEquals(2, pushed().size());
    }

    @Test
    void whatWasMissedIsMadeUpForOnceIfItIsNotTooLate() {
        Plan plan = add(cron("*/30 * * * *"), AN_HOUR);
        clock.set(NINE.plus(Duration.ofMinutes(45)));
        desk.plans.look();
        assertEquals(Optional.empty(), plan(plan.id()).flatMap(Plan::last), "it waits for those who come back");
        clock.pass(Settling.TIME);
        PlanRun run = ran(plan.id(), 1);
        Instant last = NINE.plus(Duration.ofMinutes(30));
        assertEquals(new PlanRun(last, clock.instant(), Ending.LATE, run.push()), run);
        assertEquals(
                Optional.of(NINE.plus(Duration.ofHours(1))),
                plan(plan.id()).orElseThrow().next());
        assertEquals(1, pushed().size());
    }

    @Test
    void whatIsTooLateIsMissedAndSaysSo() {
        Plan plan = add(AT_NINE, AN_HOUR);
        clock.set(NINE.plus(Duration.ofHours(1)).plusMillis(1));
        PlanRun run = passed(plan.id());
        assertEquals(new PlanRun(NINE, clock.instant(), Ending.MISSED, Optional.empty()), run);
        assertEquals(List.of(), pushed());
    }

    @Test
    void whoeverDoesNotWantItLateDoesNotGetItLate() {
        Plan plan = add(cron("0 9 * * *"), Optional.empty());
        clock.set(NINE.plus(Plans.PUNCTUAL).plusMillis(1));
        assertEquals(Ending.MISSED, passed(plan.id()).ending());
        assertEquals(
                Optional.of(NINE.plus(Duration.ofDays(1))),
                plan(plan.id()).orElseThrow().next());
    }

    @Test
    void whatComesDueWhileTheProgramIsClosedIsJudgedAtTheNextStart() {
        Plan plan = add(AT_NINE, AN_HOUR);
        clock.set(NINE.plus(Duration.ofMinutes(20)));
        reopen();
        clock.pass(Duration.ofSeconds(20));
        desk.plans.look();
        clock.pass(Duration.ofSeconds(20));
        assertEquals(Ending.LATE, ran(plan.id(), 1).ending());
    }

    @Test
    void nothingRunsWhileTheServerDoesNotListen() {
        Plan plan = add(AT_NINE, AN_HOUR);
        desk.listening = false;
        clock.set(NINE);
        desk.plans.look();
        desk.listening = true;
        ran(plan.id(), 1);
        assertEquals(1, pushed().size());
    }

    @Test
    void whoIsMeantIsAskedAtEachRun() {
        PlannedPush toCleo = new PlannedPush(
                LUNCH.announcement(), Optional.empty(), Audience.of(new ClientId("cleo")), Optional.empty());
        Plan plan = done(PushDesk.get(desk.plans.add(toCleo, cron("0 9 * * *"), AN_HOUR)));
        clock.set(NINE);
        assertEquals(Ending.NOBODY, passed(plan.id()).ending());
        desk.framed("cleo");
        clock.pass(Duration.ofDays(1));
        ran(plan.id(), 1);
        assertEquals(1, pushed().getFirst().recipients());
    }

    @Test
    void howLongItCountsBeginsWithTheRun() {
        PlannedPush brief = new PlannedPush(
                LUNCH.announcement(), Optional.of(new Lifetime.OfTheDay()), LUNCH.audience(), Optional.empty());
        ZoneId shanghai = ZoneId.of("Asia/Shanghai");
        Plan plan = done(PushDesk.get(
                desk.plans.add(brief, new Schedule.Once(LocalDateTime.parse("2026-11-23T17:00"), shanghai), AN_HOUR)));
        clock.set(NINE);
        ran(plan.id(), 1);
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T16:00:00Z")),
                pushed().getFirst().announcement().expires());
    }

    @Test
    void whatIsPausedPassesAndIsNotMadeUpFor() {
        Plan plan = add(cron("0 9 * * *"), AN_HOUR);
        done(PushDesk.get(desk.plans.pause(plan.id(), true)));
        clock.set(NINE.plus(Duration.ofMinutes(5)));
        desk.plans.look();
        Plan resumed = done(PushDesk.get(desk.plans.pause(plan.id(), false)));
        assertEquals(Optional.of(NINE.plus(Duration.ofDays(1))), resumed.next());
        desk.plans.look();
        assertEquals(List.of(), pushed());
    }

    @Test
    void whatIsChangedRunsAsItIsNow() {
        Plan plan = add(AT_NINE, AN_HOUR);
        PlannedPush dinner = LUNCH.withAnnouncement(new Announcement("Dinner", ""));
        Schedule later = new Schedule.Once(LocalDateTime.parse("2026-11-23T10:00"), ZoneOffset.UTC);
        assertEquals(
                Optional.of(NINE.plus(Duration.ofHours(1))),
                done(PushDesk.get(desk.plans.change(plan.id(), dinner, later, Optional.empty())))
                        .next());
        clock.set(NINE.plus(Duration.ofHours(1)));
        ran(plan.id(), 1);
        assertEquals("Dinner", pushed().getFirst().announcement().title());
    }

    @Test
    void whatIsCancelledNeverRunsAndCanBePutBack() {
        Plan plan = add(AT_NINE, AN_HOUR);
        assertEquals(plan, done(PushDesk.get(desk.plans.cancel(plan.id()))));
        assertEquals(List.of(), PushDesk.get(desk.plans.all()));
        assertEquals(
                new PlanResult.Rejected(new PlanResult.Reason.NoSuchPlan()),
                PushDesk.get(desk.plans.cancel(plan.id())));
        assertEquals(plan, done(PushDesk.get(desk.plans.restore(plan))));
        clock.set(NINE);
        ran(plan.id(), 1);
    }

    @Test
    void runningItNowEndsAPlanForOneTimeAndLeavesOneThatRepeats() {
        Plan once = add(AT_NINE, AN_HOUR);
        Plan daily = add(cron("0 9 * * *"), AN_HOUR);
        PushDesk.accepted(desk.plans.runNow(once.id()));
        PushDesk.accepted(desk.plans.runNow(daily.id()));
        assertTrue(plan(once.id()).orElseThrow().isOver());
        assertEquals(daily.next(), plan(daily.id()).orElseThrow().next());
        assertEquals(
                Ending.BY_HAND,
                plan(daily.id()).flatMap(Plan::last).orElseThrow().ending());
    }

    @Test
    void whatNeverRunsIsRefused() {
        Schedule over = new Schedule.Once(LocalDateTime.parse("2026-11-23T07:59"), ZoneOffset.UTC);
        assertEquals(
                new PlanResult.Rejected(new PlanResult.Reason.NeverRuns()),
                PushDesk.get(desk.plans.add(LUNCH, over, AN_HOUR)));
    }

    @Test
    void whoWatchesHearsOfEachChange() {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        var watching = desk.plans.watch(() -> heard.add("changed"));
        Plan plan = add(AT_NINE, AN_HOUR);
        Await.next(heard, "the new plan");
        clock.set(NINE);
        ran(plan.id(), 1);
        Await.next(heard, "the run");
        watching.close();
    }
}
