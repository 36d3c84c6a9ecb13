package io.pushdeck.server.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// A cron expression as people think of it. Immutable.
public sealed interface Rhythm {
    Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());
    Set<DayOfWeek> WEEKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    /// The same as five fields.
    String cron();

    /// On some days of the week, at one time.
    ///
    /// @param days at least one
    /// @param at   to the minute
    record Weekly(Set<DayOfWeek> days, LocalTime at) implements Rhythm {
        public Weekly {
            days = Set.copyOf(days);
        }

        @Override
        public String cron() {
            return at.getMinute() + " " + at.getHour() + " * * " + CronFields.days(days);
        }
    }

    /// On one day of each month that has it.
    ///
    /// @param day 1 to 31
    record Monthly(int day, LocalTime at) implements Rhythm {
        @Override
        public String cron() {
            return at.getMinute() + " " + at.getHour() + " " + day + " * *";
        }
    }

    /// Every so many minutes, in some hours of some days.
    ///
    /// @param minutes   a part of an hour, or 60
    /// @param fromHour  0 to 23
    /// @param untilHour more than that, and at most 24; then no more
    /// @param days      at least one
    record Often(int minutes, int fromHour, int untilHour, Set<DayOfWeek> days) implements Rhythm {
        public Often {
            days = Set.copyOf(days);
        }

        @Override
        public String cron() {
            String hours = fromHour == 0 && untilHour == 24 ? "*" : fromHour + "-" + (untilHour - 1);
            return (minutes == 60 ? "0" : "*/" + minutes) + " " + hours + " * * " + CronFields.days(days);
        }
    }

    /// Anything else.
    record Free(String cron) implements Rhythm {}

    /// The plainest that means the same.
    static Rhythm of(String cron) {
        String plain = cron.strip().replaceAll("\\s+", " ");
        return CronFields.weekly(plain)
                .or(() -> CronFields.monthly(plain))
                .or(() -> CronFields.often(plain))
                .orElse(new Free(plain));
    }
}
