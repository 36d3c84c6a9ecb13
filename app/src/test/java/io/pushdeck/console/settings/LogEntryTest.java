package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LogEntryTest {
    private static final String LOG = """
            \tat the end of something that began before
            2026-11-23T09:12:03.001Z INFO  [main] i.p.server.PushServer - Listening on 8080
            2026-11-23T09:12:04.002Z ERROR [pushdeck-store] i.p.s.store.Store - The disk is full
            java.io.IOException: No space left
            \tat io.pushdeck.Store.write(Store.java:1)
            2026-11-23T09:12:05.003Z DEBUG [main] x.Y - fine [really] - yes
            """;

    @Test
    void entriesComeNewestFirstWithTheirStackTraces() {
        List<LogEntry> entries = LogEntry.parse(LOG);
        assertEquals(
                List.of(LogEntry.Level.INFO, LogEntry.Level.ERROR, LogEntry.Level.INFO),
                entries.stream().map(LogEntry::level).toList());
        assertEquals("fine [really] - yes", entries.getFirst().text());
        assertEquals(
                "The disk is full\njava.io.IOException: No space left\n\tat io.pushdeck.Store.write(Store.java:1)",
                entries.get(1).text());
        assertEquals("i.p.server.PushServer", entries.getLast().from());
        assertEquals("2026-11-23T09:12:03.001Z", entries.getLast().time());
    }

    @Test
    void anEntryIsWantedByItsLevelAndByWordsOfAllItsLines() {
        LogEntry full = LogEntry.parse(LOG).get(1);
        assertTrue(full.isWanted(LogEntry.Level.ERROR, " no SPACE "));
        assertFalse(full.isWanted(LogEntry.Level.ERROR, "plenty"));
        assertFalse(LogEntry.parse(LOG).getFirst().isWanted(LogEntry.Level.WARNING, ""));
    }

    @Test
    void nothingIsNoEntry() {
        assertEquals(List.of(), LogEntry.parse(""));
        assertEquals(List.of(), LogEntry.parse("no line of a log\n"));
    }
}
