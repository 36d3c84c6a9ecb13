package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void twiceTheRateMayComeAtOnce() {
        RateLimit limit = new RateLimit(50, 0);
        assertEquals(100, admitted(limit, 150, 0));
    }

    @Test
    void afterThatTheRateIsWhatPasses() {
        RateLimit limit = new RateLimit(50, 0);
        admitted(limit, 100, 0);
        assertEquals(50, admitted(limit, 150, SECOND));
        assertEquals(25, admitted(limit, 150, SECOND + SECOND / 2));
        assertEquals(100, admitted(limit, 150, 100 * SECOND));
    }

    private static long admitted(RateLimit limit, int messages, long now) {
        return IntStream.range(0, messages).filter(i -> limit.admits(now)).count();
    }
}
