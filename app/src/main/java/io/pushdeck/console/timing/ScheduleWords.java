package io.pushdeck.console.timing;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.schedule.Rhythm;
import io.pushdeck.server.schedule.Schedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Schedules in the operator's words.
public final class ScheduleWords {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Texts texts;
    private final ZoneId zone;

    /// @param zone where the operator is
    public ScheduleWords(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// "Every weekday at 09:00".
    public String of(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Once once ->
                texts.text(
                        "timing.words.once",
                        moment(once.at().atZone(once.zone()).toInstant()));
            case Schedule.Repeating repeating -> of(Rhythm.of(repeating.rule().text()));
        };
    }

    private String of(Rhythm rhythm) {
        return switch (rhythm) {
            case Rhythm.Weekly weekly -> texts.text("timing.words.at", days(weekly.days()), time(weekly.at()));
            case Rhythm.Monthly monthly -> texts.text("timing.words.monthly", monthly.day(), time(monthly.at()));
            case Rhythm.Often often -> often(often);
            case Rhythm.Free free -> texts.text("timing.words.cron", free.cron());
        };
    }

    private String often(Rhythm.Often often) {
        boolean daily = often.days().equals(Rhythm.EVERY_DAY);
        String every = texts.text(daily ? "timing.words.often" : "timing.words.often.days", often.minutes());
        boolean always = often.fromHour() == 0 && often.untilHour() == 24;
        String hours = always
                ? every
                : texts.text("timing.words.often.between", every, hour(often.fromHour()), hour(often.untilHour()));
        return daily ? hours : texts.text("timing.words.often.on", days(often.days()), hours);
    }

    private String days(Set<DayOfWeek> days) {
        if (days.equals(Rhythm.EVERY_DAY)) {
            return texts.text("timing.days.every");
        }
        if (days.equals(Rhythm.WEEKDAYS)) {
            return texts.text("timing.days.weekdays");
        }
        if (days.equals(WEEKEND)) {
            return texts.text("timing.days.weekend");
        }
        return texts.text(
                "timing.days.some",
                new TreeSet<>(days)
                        .stream()
                                .map(day -> day.getDisplayName(TextStyle.FULL, locale()))
                                .collect(Collectors.joining(texts.text("timing.days.separator"))));
    }

    /// "Mo".
    public String dayShort(DayOfWeek day) {
        return texts.text("timing.day." + day.getValue());
    }

    /// "Monday".
    public String dayInFull(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale());
    }

    /// "09:00"; midnight at the end of a day is "24:00".
    public String hour(int hour) {
        return (hour < 10 ? "0" : "") + hour + ":00";
    }

    private static String time(LocalTime time) {
        return CLOCK.format(time);
    }

    /// "09:00".
    public String clock(Instant moment) {
        return CLOCK.format(moment.atZone(zone));
    }

    /// "Mon 23 Nov, 09:00".
    public String moment(Instant moment) {
        return format("timing.pattern.moment", moment.atZone(zone));
    }

    /// "Monday 23 November".
    public String day(LocalDate day) {
        return format("timing.pattern.day", day);
    }

    /// "November 2026".
    public String month(YearMonth month) {
        return format("timing.pattern.month", month);
    }

    private String format(String key, TemporalAccessor what) {
        return DateTimeFormatter.ofPattern(texts.text(key)).withLocale(locale()).format(what);
    }

    /// What becomes of runs that could not be in time.
    public String lateness(Optional<Duration> lateWithin) {
        return lateWithin
                .map(within -> within.toMinutes() % 60 == 0
                        ? texts.text("timing.late.hours", within.toHours())
                        : texts.text("timing.late.minutes", within.toMinutes()))
                .orElseGet(() -> texts.text("timing.late.never"));
    }

    /// So many runs after that, or fewer if there are no more.
    public static List<Instant> next(Schedule schedule, Instant after, int count) {
        List<Instant> runs = new ArrayList<>();
        for (Optional<Instant> next = schedule.next(after);
                next.isPresent() && runs.size() < count;
                next = schedule.next(next.get())) {
            runs.add(next.get());
        }
        return runs;
    }

    private Locale locale() {
        return texts.languageProperty().get();
    }
}
