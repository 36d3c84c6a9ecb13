package io.pushdeck.console.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SamplePlans;
import io.pushdeck.console.timing.Timing.Kind;
import io.pushdeck.console.timing.Timing.Problem;
import io.pushdeck.server.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Instant NOW = Sample.NOW;
    private static final Timing USUAL = Timing.usual(NOW, ZoneOffset.UTC);

    private static Optional<Problem> problem(Timing timing) {
        return timing.problem(NOW, ZoneOffset.UTC);
    }

    @Test
    void whatWasPlannedIsChosenAgainAsItWas() {
        Optional<Duration> late = Optional.of(Duration.ofMinutes(15));
        for (Schedule schedule : List.of(
                SamplePlans.at("2026-11-24T18:00"),
                SamplePlans.cron("0 9 * * 1-5"),
                SamplePlans.cron("5 17 31 * *"),
                SamplePlans.cron("*/15 7-22 * * 6"),
                SamplePlans.cron("0 9 13 * 5"))) {
            Timing again = Timing.of(schedule, late, NOW, ZoneOffset.UTC);
            assertEquals(schedule, again.schedule(ZoneOffset.UTC));
            assertEquals(late, again.late());
        }
    }

    @Test
    void aTimeElsewhereIsToldByTheClocksHere() {
        Schedule there = new Schedule.Once(LocalDateTime.parse("2026-11-24T18:00"), ZoneId.of("Asia/Shanghai"));
        Timing here = Timing.of(there, Optional.empty(), NOW, ZoneOffset.UTC);
        assertEquals(Optional.of(LocalDate.of(2026, 11, 24)), here.date());
        assertEquals("10:00", here.time());
    }

    @Test
    void itBeginsWithWhatWorks() {
        for (Kind kind : Kind.values()) {
            assertEquals(Optional.empty(), problem(USUAL.withKind(kind)), kind.name());
        }
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T11:00:00Z")),
                USUAL.schedule(ZoneOffset.UTC).next(NOW));
    }

    @Test
    void whatCannotBeIsSaid() {
        assertEquals(Optional.of(Problem.TIME), problem(USUAL.withTime("9 pm")));
        assertEquals(Optional.of(Problem.TIME), problem(USUAL.withDate(Optional.empty())));
        assertEquals(Optional.of(Problem.PAST), problem(USUAL.at(LocalDate.of(2026, 11, 23), "09:30")));
        assertEquals(
                Optional.of(Problem.DAYS), problem(USUAL.withKind(Kind.WEEKLY).withDays(Set.of())));
        assertEquals(
                Optional.of(Problem.HOURS), problem(USUAL.withKind(Kind.OFTEN).withHours(30, 17, 17)));
        assertEquals(
                Optional.of(Problem.CRON), problem(USUAL.withKind(Kind.CRON).withCron("0 9 31 2 *")));
        assertEquals(Optional.empty(), problem(USUAL.at(LocalDate.of(2026, 11, 23), "9：31")));
    }
}
