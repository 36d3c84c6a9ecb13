package io.pushdeck.console.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class StateDotTest {
    @Test
    void isStyledAgainOnlyWhenItsStateChanges() {
        StateDot dot = new StateDot();
        AtomicInteger changes = new AtomicInteger();
        dot.getStyleClass().addListener((ListChangeListener<String>) change -> changes.incrementAndGet());
        dot.show(ClientState.LIVE);
        dot.show(ClientState.LIVE);
        assertEquals(1, changes.get());
        dot.show(ClientState.QUIET);
        assertEquals(2, changes.get());
        dot.gone();
        dot.show(ClientState.QUIET);
        assertEquals(4, changes.get());
    }
}
