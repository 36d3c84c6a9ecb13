package io.pushdeck.console.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.metrics.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClockfaceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:32:10Z");

    private final Texts texts = new Texts();
    private final Clockface clockface = new Clockface(texts, ZoneId.of("Asia/Kolkata"));

    private List<String> labels(Span span, int most) {
        return clockface.times(NOW.minus(span.length()), NOW, most).stream()
                .map(time -> clockface.label(time, span))
                .toList();
    }

    @Test
    void timesAreRoundOnTheOperatorsClock() {
        assertEquals(List.of("14:58", "14:59", "15:00", "15:01", "15:02"), labels(Span.LIVE, 8));
        assertEquals(List.of("14:15", "14:30", "14:45", "15:00"), labels(Span.HOUR, 5));
        assertEquals(List.of("16:00", "20:00", "00:00", "04:00", "08:00", "12:00"), labels(Span.DAY, 6));
    }

    @Test
    void theDaysOfAWeekHaveTheirNames() {
        assertEquals(
                List.of("Tue 17", "Wed 18", "Thu 19", "Fri 20", "Sat 21", "Sun 22", "Mon 23"), labels(Span.WEEK, 8));
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        assertEquals("17日 周二", labels(Span.WEEK, 8).getFirst());
    }

    @Test
    void thereAreNeverTooMany() {
        for (Span span : Span.values()) {
            for (int most = 1; most < 12; most++) {
                assertEquals(true, labels(span, most).size() <= most + 1, span + " with " + most);
            }
        }
    }

    @Test
    void daysFollowTheCalendarOverAChangeOfClocks() {
        Clockface berlin = new Clockface(texts, ZoneId.of("Europe/Berlin"));
        Instant until = Instant.parse("2026-10-27T12:00:00Z");
        assertEquals(
                List.of("Wed 21", "Thu 22", "Fri 23", "Sat 24", "Sun 25", "Mon 26", "Tue 27"),
                berlin.times(until.minus(Span.WEEK.length()), until, 8).stream()
                        .map(time -> berlin.label(time, Span.WEEK))
                        .toList());
    }

    @Test
    void aMomentIsToldAsExactlyAsItWasMeasured() {
        assertEquals("15:02:10", clockface.exact(NOW, Span.HOUR));
        assertEquals("15:02", clockface.exact(NOW, Span.DAY));
        assertEquals("Mon 23 15:02", clockface.exact(NOW, Span.WEEK));
    }
}
