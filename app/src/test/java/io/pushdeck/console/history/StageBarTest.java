package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageBarTest {
    private static double widthOf(Stage stage, Map<Stage, Integer> counts) {
        return StageBar.widths(new Tally(counts), 300)[StageBar.ORDER.indexOf(stage)];
    }

    @Test
    void partsAreAsWideAsTheirShare() {
        Map<Stage, Integer> counts = Map.of(Stage.READ, 2, Stage.QUEUED, 1);
        assertEquals(200, widthOf(Stage.READ, counts), 0.001);
        assertEquals(100, widthOf(Stage.QUEUED, counts), 0.001);
        assertEquals(0, widthOf(Stage.ACTED, counts), 0.001);
    }

    @Test
    void oneOfTenThousandIsSeenAndTheBarStaysAsWideAsItIs() {
        Map<Stage, Integer> counts = Map.of(Stage.READ, 9_999, Stage.FAILED, 1);
        assertTrue(widthOf(Stage.FAILED, counts) > 2);
        assertEquals(300, Arrays.stream(StageBar.widths(new Tally(counts), 300)).sum(), 0.001);
    }

    @Test
    void nobodyMakesNoBar() {
        assertEquals(0, Arrays.stream(StageBar.widths(Tally.NONE, 300)).sum(), 0.001);
    }
}
