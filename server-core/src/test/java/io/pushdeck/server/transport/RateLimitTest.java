package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void twiceTheRateMayComeAtOnce() {
        RateLimit limit = new RateLimit(Duration.ofSeconds(2), 0);
        assertEquals(100, admitted(limit, 150, 0));
    }

    @Test
    void afterThatTheRateIsWhatPasses() {
        RateLimit limit = new RateLimit(Duration.ofSeconds(2), 0);
        admitted(limit, 100, 0);
        assertEquals(50, admitted(limit, 150, SECOND));
        assertEquals(25, admitted(limit, 150, SECOND + SECOND / 2));
        assertEquals(100, admitted(limit, 150, 100 * SECOND));
    }

    @Test
    void aNewRateHoldsAtOnce() {
        RateLimit limit = new RateLimit(Duration.ofSeconds(2), 0);
        admitted(limit, 100, 0);
        assertTrue(limit.admits(SECOND, 10, 10));
        assertFalse(limit.admits(SECOND, 1, 10));
    }

    @Test
    void aClockThatBeganLongAgoOrOverflowsIsNoReasonToRefuse() {
        for (long start : new long[] {Long.MIN_VALUE, Long.MAX_VALUE - 1, -1, 0}) {
            RateLimit limit = new RateLimit(Duration.ofSeconds(2), start);
            assertEquals(100, admitted(limit, 150, start));
            assertEquals(50, admitted(limit, 150, start + SECOND));
        }
    }

    private static long admitted(RateLimit limit, int messages, long now) {
        return IntStream.range(0, messages)
                .filter(i -> limit.admits(now, 1, 50))
                .count();
    }
}
