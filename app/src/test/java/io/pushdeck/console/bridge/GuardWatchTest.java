package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Counted;
import io.pushdeck.server.transport.TransportCounters;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardWatchTest {
    private Instant now = Instant.parse("2026-11-23T09:30:00Z");
    private Optional<TransportCounters> counters = Optional.empty();
    private final GuardWatch watch = new GuardWatch(() -> counters, () -> now);

    private static TransportCounters counted(long perAddress, long rearmed) {
        return Counted.of(perAddress, 0, 0, rearmed);
    }

    @Test
    void whatCountedUpIsNewsForAMinute() {
        counters = Optional.of(counted(3, 0));
        watch.tick();
        assertEquals(3, watch.of(GuardCount.PER_ADDRESS));
        assertEquals(3, watch.newsProperty().get());
        assertTrue(watch.isNews(GuardCount.PER_ADDRESS));
        now = now.plusSeconds(61);
        watch.tick();
        assertEquals(3, watch.of(GuardCount.PER_ADDRESS));
        assertEquals(0, watch.newsProperty().get());
        assertFalse(watch.isNews(GuardCount.PER_ADDRESS));
    }

    @Test
    void aRestartedServerCountsFromZero() {
        counters = Optional.of(counted(3, 0));
        watch.tick();
        counters = Optional.of(counted(1, 0));
        watch.tick();
        assertEquals(1, watch.of(GuardCount.PER_ADDRESS));
        assertEquals(4, watch.newsProperty().get());
        counters = Optional.empty();
        watch.tick();
        assertEquals(0, watch.total());
    }

    @Test
    void repairsAreShownButCallForNoAttention() {
        counters = Optional.of(counted(0, 2));
        watch.tick();
        assertTrue(watch.isNews(GuardCount.REARMED));
        assertEquals(0, watch.newsProperty().get());
    }

    @Test
    void nothingIsToldWhileNothingChanges() {
        counters = Optional.of(counted(0, 0));
        watch.tick();
        assertEquals(0, watch.revisionProperty().get());
    }
}
