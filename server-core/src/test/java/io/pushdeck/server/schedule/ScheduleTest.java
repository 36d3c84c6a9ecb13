package io.pushdeck.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    /// Put forward on 29 March 2026 from 02:00 to 03:00, and back on 25 October from 03:00 to 02:00.
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static List<String> next(Schedule schedule, int count, String after) {
        List<String> runs = new ArrayList<>();
        Instant last = Instant.parse(after);
        for (Optional<Instant> next = schedule.next(last);
                next.isPresent() && runs.size() < count;
                next = schedule.next(next.get())) {
            runs.add(next.get().toString());
        }
        return runs;
    }

    private static Schedule cron(String rule, ZoneId zone) {
        return new Schedule.Repeating(CronRule.parse(rule), zone);
    }

    @Test
    void itIsToldByTheClocksOfItsZone() {
        assertEquals(
                List.of("2026-11-23T01:00:00Z", "2026-11-24T01:00:00Z", "2026-11-25T01:00:00Z"),
                next(cron("0 9 * * 1-5", SHANGHAI), 3, "2026-11-22T12:00:00Z"));
        assertEquals(
                List.of("2026-06-05T07:00:00Z", "2026-06-08T07:00:00Z"),
                next(cron("0 9 * * MON-FRI", BERLIN), 2, "2026-06-05T06:59:59.999Z"));
    }

    @Test
    void anHourLaterInTheDayTheSameTimeIsKeptWhenTheClocksAreChanged() {
        assertEquals(
                List.of("2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z"),
                next(cron("0 9 * * *", BERLIN), 2, "2026-03-28T07:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipComesWhenTheyArePutForward() {
        assertEquals(
                List.of("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
                next(cron("30 2 * * *", BERLIN), 3, "2026-03-28T01:00:00Z"));
        assertEquals(
                Optional.of(Instant.parse("2026-03-29T01:00:00Z")),
                new Schedule.Once(LocalDateTime.parse("2026-03-29T02:30"), BERLIN).next(Instant.EPOCH));
    }

    @Test
    void severalTimesThatTheClocksSkipComeOnce() {
        assertEquals(
                List.of("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"),
                next(cron("*/30 * * * *", BERLIN), 3, "2026-03-29T00:15:00Z"));
    }

    @Test
    void aTimeThatTheClocksShowTwiceComesTheFirstTimeOnly() {
        assertEquals(
                List.of("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
                next(cron("30 2 * * *", BERLIN), 2, "2026-10-24T22:00:00Z"));
        assertEquals(
                List.of("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z"),
                next(cron("*/30 * * * *", BERLIN), 3, "2026-10-24T23:45:00Z"));
        assertEquals(
                Optional.of(Instant.parse("2026-10-25T00:30:00Z")),
                new Schedule.Once(LocalDateTime.parse("2026-10-25T02:30"), BERLIN).next(Instant.EPOCH));
        assertEquals(
                Optional.of(Instant.parse("2026-10-25T02:00:00Z")),
                cron("* * * * *", BERLIN).next(Instant.parse("2026-10-25T01:10:00Z")));
    }

    @Test
    void onceIsOnce() {
        Schedule once = new Schedule.Once(LocalDateTime.parse("2026-11-23T09:00"), SHANGHAI);
        assertEquals(List.of("2026-11-23T01:00:00Z"), next(once, 3, "2026-11-23T00:59:59Z"));
        assertEquals(List.of(), next(once, 3, "2026-11-23T01:00:00Z"));
    }

    @Test
    void theLastOfWhatWasMissedIsFound() {
        Schedule often = cron("*/30 9-16 * * *", SHANGHAI);
        assertEquals(
                Optional.of(Instant.parse("2026-11-23T08:30:00Z")),
                often.last(Instant.parse("2026-11-23T07:00:00Z"), Instant.parse("2026-11-23T20:00:00Z")));
        assertEquals(
                Optional.empty(),
                often.last(Instant.parse("2026-11-23T08:30:01Z"), Instant.parse("2026-11-23T20:00:00Z")));
    }

    @Test
    void whereBothDaysAreGivenEitherWillDo() {
        assertEquals(
                List.of("2026-11-13T09:00:00Z", "2026-11-16T09:00:00Z", "2026-11-23T09:00:00Z"),
                next(cron("0 9 13 * 1", ZoneOffset.UTC), 3, "2026-11-09T10:00:00Z"));
    }

    @Test
    void whatIsNoRuleOrNeverComesIsNotUsable() {
        assertTrue(CronRule.isUsable("  0  9 * * 1-5 "));
        assertTrue(CronRule.isUsable("0 9 29 2 *"));
        for (String wrong : List.of("", "0 9 * *", "0 25 * * *", "x", "0 9 31 2 *", "60 * * * *", "0 9 * * 8")) {
            assertFalse(CronRule.isUsable(wrong), wrong);
        }
    }

    @Test
    void aMonthWithoutThatDayIsLeftOut() {
        assertEquals(
                List.of("2026-01-31T09:00:00Z", "2026-03-31T09:00:00Z"),
                next(cron("0 9 31 * *", ZoneOffset.UTC), 2, "2026-01-01T00:00:00Z"));
    }
}
