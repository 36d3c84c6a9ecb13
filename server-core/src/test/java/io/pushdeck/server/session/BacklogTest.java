package io.pushdeck.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, false",
        "1, 1000, 1000, false",
        "1, 1000, 1001, true",
        "250, 1000, 0, false",
        "251, 1000, 0, true"
    })
    void slowIsMoreThanASecondOrMoreThanAQuarter(long bytes, long limitBytes, long ageMillis, boolean slow) {
        assertEquals(slow, new Backlog(bytes, limitBytes, Duration.ofMillis(ageMillis)).isSlow());
    }
}
