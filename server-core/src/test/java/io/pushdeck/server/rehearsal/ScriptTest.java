package io.pushdeck.server.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static List<Object> played(long seed, int place) {
        Script script = new Script(seed, place, 1);
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(script.staying());
            all.add(script.vanishes());
            all.add(script.reading());
            all.add(script.choice(3));
        }
        return all;
    }

    @Test
    void theSameSeedPlaysTheSameAgain() {
        assertEquals(played(7, 3), played(7, 3));
    }

    @Test
    void everyClientAndEverySeedPlaysItsOwn() {
        assertNotEquals(played(7, 3), played(7, 4));
        assertNotEquals(played(7, 3), played(8, 3));
    }

    @Test
    void aMixHasAtLeastOneAndNotTooMany() {
        assertEquals(40, Mix.DEFAULT.total());
        assertThrows(IllegalArgumentException.class, () -> new Mix(0, 0, 0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Mix(2_000, 1, 0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Mix(-1, 5, 0, 0, 0, 1));
    }
}
