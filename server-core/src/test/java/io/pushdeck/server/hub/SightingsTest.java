package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.testing.FakeLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SightingsTest {
    private final Sightings sightings = new Sightings(Map.of(client(0), new Sighting("", FakeLog.NOW)), new FakeLog());

    private static ClientId client(int number) {
        return new ClientId("c-" + number);
    }

    private void see(int number) {
        sightings.note(client(number), "", FakeLog.NOW);
    }

    @Test
    void ofTooManyTheOneWhoWasNotHereForLongestIsForgotten() {
        for (int number = 1; number < Register.MAX_SEEN; number++) {
            see(number);
        }
        assertTrue(sightings.includes(client(0)));
        see(0);
        see(Register.MAX_SEEN);
        assertEquals(Register.MAX_SEEN, sightings.everybody().size());
        assertTrue(sightings.includes(client(0)));
        assertFalse(sightings.includes(client(1)));
    }
}
