package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.SessionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventInboxTest {
    private final HubSnapshot snapshot = Sample.snapshot(3);
    private final HubEvent opened = new HubEvent.SessionOpened(Sample.session(3), Sample.NOW);
    private int calls;
    private int measuredCalls;
    private final EventInbox inbox = new EventInbox(4, () -> calls++, () -> measuredCalls++);

    @Test
    void deliversTheSnapshotThenTheEventsAfterIt() {
        inbox.snapshot(snapshot);
        inbox.event(1, opened);
        assertEquals(new EventInbox.Delivery(Optional.of(snapshot), List.of(opened), false), inbox.drain());
        assertEquals(new EventInbox.Delivery(Optional.empty(), List.of(), false), inbox.drain());
    }

    @Test
    void tellsOnceUntilItIsDrained() {
        inbox.snapshot(snapshot);
        inbox.event(1, opened);
        inbox.event(2, opened);
        assertEquals(1, calls);
        inbox.drain();
        inbox.event(3, opened);
        assertEquals(2, calls);
    }

    @Test
    void tellsApartWhatWasMeasuredWhichCanWait() {
        inbox.snapshot(snapshot);
        inbox.drain();
        inbox.event(1, measured(1, 10));
        inbox.event(2, measured(1, 20));
        assertEquals(1, calls, "the snapshot");
        assertEquals(1, measuredCalls);
        inbox.event(3, opened);
        inbox.event(4, measured(1, 30));
        assertEquals(2, calls, "an event does not wait because something else does");
        assertEquals(1, measuredCalls);
    }

    @Test
    void aGapBeforeSomethingMeasuredIsToldAtOnce() {
        inbox.snapshot(snapshot);
        inbox.drain();
        inbox.event(7, measured(1, 10));
        assertEquals(2, calls);
        assertTrue(inbox.drain().lost());
    }

    @Test
    void keepsOnlyTheLatestMeasurementOfASession() {
        inbox.snapshot(snapshot);
        inbox.drain();
        inbox.event(1, measured(1, 10));
        inbox.event(2, opened);
        inbox.event(3, measured(1, 20));
        inbox.event(4, measured(2, 30));
        var newest = Map.of(new SessionId(1), Sample.traffic(20), new SessionId(2), Sample.traffic(30));
        assertEquals(
                List.of(opened, new HubEvent.SessionsMeasured(newest, Sample.NOW)),
                inbox.drain().events());
    }

    @Test
    void dropsEverythingWhenItIsFullAndAsksForANewSnapshot() {
        inbox.snapshot(snapshot);
        for (int sequence = 1; sequence <= 5; sequence++) {
            inbox.event(sequence, opened);
        }
        inbox.event(6, opened);
        assertEquals(new EventInbox.Delivery(Optional.empty(), List.of(), true), inbox.drain());
        inbox.snapshot(snapshot);
        assertFalse(inbox.drain().lost());
    }

    @Test
    void aMissingNumberCountsAsLost() {
        inbox.snapshot(snapshot);
        inbox.event(2, opened);
        assertTrue(inbox.drain().lost());
    }

    private static HubEvent measured(long session, int counters) {
        return new HubEvent.SessionsMeasured(Map.of(new SessionId(session), Sample.traffic(counters)), Sample.NOW);
    }
}
