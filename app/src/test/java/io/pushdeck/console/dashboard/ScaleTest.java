package io.pushdeck.console.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void linesAreAtRoundNumbers() {
        assertEquals(
                List.of(0.0, 200.0, 400.0, 600.0), Scale.of(412, true, false).lines());
        assertEquals(List.of(0.0, 0.2, 0.4), Scale.of(0.4, false, false).lines());
        assertEquals(
                List.of(0.0, 5_000.0, 10_000.0), Scale.of(10_000, true, false).lines());
    }

    @Test
    void aCountHasNoHalves() {
        assertEquals(List.of(0.0, 1.0, 2.0), Scale.of(2, true, false).lines());
        assertEquals(List.of(0.0, 1.0), Scale.of(0, true, false).lines());
    }

    @Test
    void bytesAreRoundInTheirUnits() {
        double kilo = 1_024;
        assertEquals(
                List.of(0.0, 20 * kilo, 40 * kilo, 60 * kilo),
                Scale.of(46 * kilo, true, true).lines());
        assertEquals(
                List.of(0.0, kilo * kilo, 2 * kilo * kilo),
                Scale.of(1.7 * kilo * kilo, true, true).lines());
    }

    @Test
    void nothingIsAboveTheLastLineAndNeverAreThereTooMany() {
        for (double peak = 0.001; peak < 1e13; peak *= 1.37) {
            for (boolean whole : List.of(true, false)) {
                for (boolean binary : List.of(true, false)) {
                    Scale scale = Scale.of(peak, whole, binary);
                    assertTrue(scale.most() >= peak * 0.999999, peak + " is above " + scale);
                    assertTrue(scale.lines().size() <= 5, peak + " has too many lines: " + scale);
                    assertTrue(scale.lines().size() >= 2, peak + " has too few lines: " + scale);
                }
            }
        }
    }
}
