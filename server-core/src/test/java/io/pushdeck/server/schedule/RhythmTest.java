package io.pushdeck.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final LocalTime NINE = LocalTime.of(9, 0);

    @Test
    void whatIsWrittenIsReadAgainAndIsUsable() {
        List<Set<DayOfWeek>> days = new ArrayList<>(List.of(
                Rhythm.EVERY_DAY,
                Rhythm.WEEKDAYS,
                Set.of(DayOfWeek.SUNDAY),
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)));
        List<Rhythm> rhythms = new ArrayList<>();
        for (Set<DayOfWeek> on : days) {
            rhythms.add(new Rhythm.Weekly(on, LocalTime.of(23, 59)));
            rhythms.add(new Rhythm.Weekly(on, NINE));
            for (int minutes : List.of(5, 10, 15, 20, 30, 60)) {
                rhythms.add(new Rhythm.Often(minutes, 0, 24, on));
                rhythms.add(new Rhythm.Often(minutes, 9, 17, on));
                rhythms.add(new Rhythm.Often(minutes, 23, 24, on));
            }
        }
        for (int day = 1; day <= 31; day++) {
            rhythms.add(new Rhythm.Monthly(day, LocalTime.of(0, 5)));
        }
        for (Rhythm rhythm : rhythms) {
            assertEquals(rhythm, Rhythm.of(rhythm.cron()), rhythm.cron());
            assertTrue(CronRule.isUsable(rhythm.cron()), rhythm.cron());
        }
    }

    @Test
    void itIsWrittenAsPeopleWriteIt() {
        assertEquals("0 9 * * 1-5", new Rhythm.Weekly(Rhythm.WEEKDAYS, NINE).cron());
        assertEquals("0 9 * * 1", new Rhythm.Weekly(Set.of(DayOfWeek.MONDAY), NINE).cron());
        assertEquals("0 9 1 * *", new Rhythm.Monthly(1, NINE).cron());
        assertEquals("*/30 9-16 * * *", new Rhythm.Often(30, 9, 17, Rhythm.EVERY_DAY).cron());
        assertEquals("0 * * * *", new Rhythm.Often(60, 0, 24, Rhythm.EVERY_DAY).cron());
    }

    @Test
    void otherWaysToWriteItMeanTheSame() {
        assertEquals(new Rhythm.Weekly(Set.of(DayOfWeek.SUNDAY), NINE), Rhythm.of(" 0  9 * * 7 "));
        assertEquals(new Rhythm.Weekly(Rhythm.EVERY_DAY, NINE), Rhythm.of("0 9 * * 1-7"));
        assertEquals(new Rhythm.Weekly(Rhythm.EVERY_DAY, NINE), Rhythm.of("0 9 * * 0-6"));
        assertEquals(
                new Rhythm.Weekly(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), NINE),
                Rhythm.of("0 9 * * 1,5-6"));
    }

    @Test
    void whatIsNoneOfThemStaysAsItIs() {
        for (String cron : List.of("0 9 13 * 1", "*/7 * * * *", "0 9 * 2 *", "1,31 9 * * *", "0 9 * * ,", "x")) {
            assertEquals(new Rhythm.Free(cron), Rhythm.of(cron), cron);
        }
    }
}
