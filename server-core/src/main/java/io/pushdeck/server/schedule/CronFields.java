package io.pushdeck.server.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How each rhythm is written as cron, and read again.
final class CronFields {
    private static final String TIME = "(\\d|[1-5]\\d) (\\d|1\\d|2[0-3])";
    private static final Pattern WEEKLY = Pattern.compile(TIME + " \\* \\* ([*\\d,-]+)");
    private static final Pattern MONTHLY = Pattern.compile(TIME + " ([1-9]|[12]\\d|3[01]) \\* \\*");
    private static final Pattern OFTEN = Pattern.compile(
            "(?:\\*/(5|10|15|20|30)|0) (?:\\*|(\\d|1\\d|2[0-3])-(\\d|1\\d|2[0-3])) \\* \\* ([*\\d,-]+)");
    private static final Pattern DAYS = Pattern.compile("([0-7])(?:-([0-7]))?");

    private CronFields() {}

    static String days(Set<DayOfWeek> days) {
        if (days.equals(Rhythm.EVERY_DAY)) {
            return "*";
        }
        return days.equals(Rhythm.WEEKDAYS)
                ? "1-5"
                : new TreeSet<>(days)
                        .stream()
                                .map(day -> Integer.toString(day.getValue() % 7))
                                .collect(Collectors.joining(","));
    }

    static Optional<Rhythm> weekly(String cron) {
        Matcher found = WEEKLY.matcher(cron);
        return found.matches()
                ? days(found.group(3)).map(days -> new Rhythm.Weekly(days, time(found)))
                : Optional.empty();
    }

    static Optional<Rhythm> monthly(String cron) {
        Matcher found = MONTHLY.matcher(cron);
        return found.matches()
                ? Optional.of(new Rhythm.Monthly(Integer.parseInt(found.group(3)), time(found)))
                : Optional.empty();
    }

    static Optional<Rhythm> often(String cron) {
        Matcher found = OFTEN.matcher(cron);
        if (!found.matches()) {
            return Optional.empty();
        }
        int minutes = found.group(1) == null ? 60 : Integer.parseInt(found.group(1));
        int from = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        int until = found.group(3) == null ? 24 : Integer.parseInt(found.group(3)) + 1;
        return days(found.group(4))
                .filter(days -> from < until)
                .map(days -> new Rhythm.Often(minutes, from, until, days));
    }

    private static LocalTime time(Matcher found) {
        return LocalTime.of(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)));
    }

    private static Optional<Set<DayOfWeek>> days(String text) {
        if (text.equals("*")) {
            return Optional.of(Rhythm.EVERY_DAY);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            Matcher found = DAYS.matcher(part);
            if (!found.matches()) {
                return Optional.empty();
            }
            int first = Integer.parseInt(found.group(1));
            int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
            for (int day = first; day <= last; day++) {
                days.add(DayOfWeek.of(day == 0 ? 7 : day));
            }
        }
        return days.isEmpty() ? Optional.empty() : Optional.of(days);
    }
}
