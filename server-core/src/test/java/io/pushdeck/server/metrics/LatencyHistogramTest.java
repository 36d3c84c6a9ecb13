package io.pushdeck.server.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void withoutAnythingThereIsNoQuantile() {
        assertEquals(Sample.ABSENT, histogram.quantile(0.5));
    }

    @Test
    void everyQuantileIsRightToASixteenth() {
        for (long micros = 1; micros <= 100_000; micros++) {
            histogram.record(micros);
        }
        assertNear(50_000, histogram.quantile(0.5));
        assertNear(99_000, histogram.quantile(0.99));
        assertNear(100_000, histogram.quantile(1));
    }

    @Test
    void smallValuesAreExact() {
        for (long micros = 0; micros < 8; micros++) {
            histogram.record(micros);
        }
        assertEquals(3, histogram.quantile(0.5));
        assertEquals(7, histogram.quantile(1));
    }

    @Test
    void whatNoClockCouldMeasureHasAPlaceToo() {
        histogram.record(-5);
        histogram.record(Long.MAX_VALUE);
        assertEquals(0, histogram.quantile(0.5));
        assertTrue(histogram.quantile(1) > Long.MAX_VALUE / 2);
    }

    @Test
    void clearedItBeginsAnew() {
        histogram.record(1_000_000);
        histogram.clear();
        histogram.record(3);
        assertEquals(3, histogram.quantile(0.99));
    }

    private static void assertNear(long wanted, long found) {
        assertTrue(Math.abs(found - wanted) <= wanted / 16, found + " is not near " + wanted);
    }
}
