package io.pushdeck.console.timing;

import io.pushdeck.server.schedule.CronRule;
import io.pushdeck.server.schedule.Rhythm;
import io.pushdeck.server.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// When a push goes, as it is chosen: it may still be wrong. Immutable.
///
/// @param date     of [Kind#ONCE]; empty while there is none
/// @param time     as typed: `17:30`; for all but [Kind#OFTEN] and [Kind#CRON]
/// @param days     of [Kind#WEEKLY] and [Kind#OFTEN]
/// @param monthDay of [Kind#MONTHLY]
/// @param minutes  of [Kind#OFTEN], as are the hours
/// @param cron     of [Kind#CRON], as typed
/// @param late     how late a run may be; empty for not at all
public record Timing(
        Kind kind,
        Optional<LocalDate> date,
        String time,
        Set<DayOfWeek> days,
        int monthDay,
        int minutes,
        int fromHour,
        int untilHour,
        String cron,
        Optional<Duration> late) {
    /// How it is chosen; the texts are `timing.kind.*`.
    public enum Kind {
        ONCE,
        WEEKLY,
        MONTHLY,
        OFTEN,
        CRON;

        String key() {
            return "timing.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is wrong; the texts are `timing.problem.*`.
    public enum Problem {
        TIME,
        PAST,
        DAYS,
        HOURS,
        CRON;

        String key() {
            return "timing.problem." + name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Optional<Duration> USUAL_LATE = Optional.of(Duration.ofHours(1));

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Timing {
        days = Set.copyOf(days);
    }

    /// Once, at the next full hour but one.
    public static Timing usual(Instant now, ZoneId zone) {
        ZonedDateTime soon = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(2);
        return new Timing(
                Kind.ONCE,
                Optional.of(soon.toLocalDate()),
                CLOCK.format(soon),
                Rhythm.WEEKDAYS,
                1,
                30,
                9,
                17,
                "0 9 * * 1-5",
                USUAL_LATE);
    }

    /// As it was chosen before.
    ///
    /// @param now for what that schedule says nothing of
    public static Timing of(Schedule schedule, Optional<Duration> late, Instant now, ZoneId zone) {
        Timing usual = usual(now, zone).withLate(late);
        return switch (schedule) {
            case Schedule.Once once -> {
                ZonedDateTime here = once.at().atZone(once.zone()).withZoneSameInstant(zone);
                yield usual.at(here.toLocalDate(), CLOCK.format(here));
            }
            case Schedule.Repeating repeating ->
                usual.repeating(
                        Rhythm.of(repeating.rule().text()), repeating.rule().text());
        };
    }

    private Timing repeating(Rhythm rhythm, String rule) {
        Timing ruled = withCron(rule);
        return switch (rhythm) {
            case Rhythm.Weekly weekly ->
                ruled.withKind(Kind.WEEKLY).withDays(weekly.days()).withTime(CLOCK.format(weekly.at()));
            case Rhythm.Monthly monthly ->
                ruled.withKind(Kind.MONTHLY).withMonthDay(monthly.day()).withTime(CLOCK.format(monthly.at()));
            case Rhythm.Often often ->
                ruled.withKind(Kind.OFTEN)
                        .withDays(often.days())
                        .withHours(often.minutes(), often.fromHour(), often.untilHour());
            case Rhythm.Free free -> ruled.withKind(Kind.CRON);
        };
    }

    public Timing at(LocalDate day, String typed) {
        return withKind(Kind.ONCE).withDate(Optional.of(day)).withTime(typed);
    }

    public Timing withKind(Kind changed) {
        return new Timing(changed, date, time, days, monthDay, minutes, fromHour, untilHour, cron, late);
    }

    public Timing withDate(Optional<LocalDate> changed) {
        return new Timing(kind, changed, time, days, monthDay, minutes, fromHour, untilHour, cron, late);
    }

    public Timing withTime(String typed) {
        return new Timing(kind, date, typed, days, monthDay, minutes, fromHour, untilHour, cron, late);
    }

    public Timing withDays(Set<DayOfWeek> changed) {
        return new Timing(kind, date, time, changed, monthDay, minutes, fromHour, untilHour, cron, late);
    }

    public Timing withMonthDay(int changed) {
        return new Timing(kind, date, time, days, changed, minutes, fromHour, untilHour, cron, late);
    }

    public Timing withHours(int every, int from, int until) {
        return new Timing(kind, date, time, days, monthDay, every, from, until, cron, late);
    }

    public Timing withCron(String typed) {
        return new Timing(kind, date, time, days, monthDay, minutes, fromHour, untilHour, typed, late);
    }

    public Timing withLate(Optional<Duration> changed) {
        return new Timing(kind, date, time, days, monthDay, minutes, fromHour, untilHour, cron, changed);
    }

    private Optional<LocalTime> clock() {
        try {
            return Optional.of(LocalTime.parse(time.strip().replace('：', ':'), TYPED));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /// Empty if there is nothing wrong.
    public Optional<Problem> problem(Instant now, ZoneId zone) {
        boolean timed = kind == Kind.ONCE || kind == Kind.WEEKLY || kind == Kind.MONTHLY;
        if ((timed && clock().isEmpty()) || (kind == Kind.ONCE && date.isEmpty())) {
            return Optional.of(Problem.TIME);
        }
        if ((kind == Kind.WEEKLY || kind == Kind.OFTEN) && days.isEmpty()) {
            return Optional.of(Problem.DAYS);
        }
        if (kind == Kind.OFTEN && fromHour >= untilHour) {
            return Optional.of(Problem.HOURS);
        }
        if (kind == Kind.CRON && !CronRule.isUsable(cron)) {
            return Optional.of(Problem.CRON);
        }
        return schedule(zone).next(now).isPresent() ? Optional.empty() : Optional.of(Problem.PAST);
    }

    /// @throws java.util.NoSuchElementException if there is a [#problem]
    /// @throws IllegalArgumentException         if there is a [#problem]
    public Schedule schedule(ZoneId zone) {
        return switch (kind) {
            case ONCE -> new Schedule.Once(date.orElseThrow().atTime(clock().orElseThrow()), zone);
            case WEEKLY -> repeating(new Rhythm.Weekly(days, clock().orElseThrow()), zone);
            case MONTHLY -> repeating(new Rhythm.Monthly(monthDay, clock().orElseThrow()), zone);
            case OFTEN -> repeating(new Rhythm.Often(minutes, fromHour, untilHour, days), zone);
            case CRON -> new Schedule.Repeating(CronRule.parse(cron), zone);
        };
    }

    private static Schedule repeating(Rhythm rhythm, ZoneId zone) {
        return new Schedule.Repeating(CronRule.parse(rhythm.cron()), zone);
    }
}
