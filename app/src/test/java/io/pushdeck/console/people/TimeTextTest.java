package io.pushdeck.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "9:30, 2026-11-23T01:30:00Z",
        "09:31, 2026-11-22T01:31:00Z",
        "' 14:03 ', 2026-11-22T06:03:00Z",
        "14:03:20, 2026-11-22T06:03:20Z",
        "2026-11-01 14:03, 2026-11-01T06:03:00Z",
        "2026-11-01T00:00, 2026-10-31T16:00:00Z"
    })
    void aTimeIsTheLastOneOrTheOneOfItsDay(String typed, String meant) {
        assertEquals(Optional.of(Instant.parse(meant)), TimeText.parse(typed, NOW, SHANGHAI));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25:00", "14", "2026-02-30 14:03", "yesterday 14:03", "2026-11-01 14:03 x"})
    void whatIsNoTimeIsNone(String typed) {
        assertEquals(Optional.empty(), TimeText.parse(typed, NOW, SHANGHAI));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Instant time = Instant.parse("2026-11-01T06:03:00Z");
        assertEquals(Optional.of(time), TimeText.parse(TimeText.of(time, SHANGHAI), NOW, SHANGHAI));
    }
}
