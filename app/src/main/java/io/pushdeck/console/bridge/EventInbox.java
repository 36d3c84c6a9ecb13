package io.pushdeck.console.bridge;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the hub said and the console has not shown yet. Bounded: when the console cannot keep up, or a number is
/// missing, everything waiting is dropped and the next [Delivery] asks for a new snapshot. Thread-safe; filled by the
/// hub thread, emptied by the JavaFX thread.
public final class EventInbox implements HubListener {
    /// Events that may wait; measured, a pulse drains as many in about 30 ms.
    public static final int CAPACITY = 50_000;

    private final int capacity;
    private final Runnable onFirst;
    private final Runnable onFirstMeasured;
    private final Map<SessionId, Traffic> measured = new HashMap<>();
    private List<HubEvent> waiting = new ArrayList<>();
    private @Nullable HubSnapshot snapshot;
    private @Nullable Instant measuredAt;
    private long expected = -1;
    private boolean lost;
    private Told told = Told.NOTHING;

    /// What its reader knows to be waiting.
    private enum Told {
        NOTHING,
        MEASURED,
        EVENTS
    }

    /// What one drain gets: first the snapshot, if there is one, then the events after it.
    ///
    /// @param lost the inbox was too full or had a gap: subscribe again
    public record Delivery(Optional<HubSnapshot> snapshot, List<HubEvent> events, boolean lost) {}

    /// @param onFirst         called when something waits after nothing did, or nothing but what was measured; it only
    /// enqueues
    /// @param onFirstMeasured the same for what was measured and nothing else, which can wait: it comes four times a
    /// second
    public EventInbox(int capacity, Runnable onFirst, Runnable onFirstMeasured) {
        this.capacity = capacity;
        this.onFirst = onFirst;
        this.onFirstMeasured = onFirstMeasured;
    }

    @Override
    public void snapshot(HubSnapshot taken) {
        synchronized (this) {
            forget();
            snapshot = taken;
            expected = taken.sequence() + 1;
            lost = false;
        }
        tell(Told.EVENTS);
    }

    @Override
    public void event(long sequence, HubEvent event) {
        Told news = event instanceof HubEvent.SessionsMeasured ? Told.MEASURED : Told.EVENTS;
        synchronized (this) {
            if (lost || expected < 0) {
                return;
            }
            if (sequence != expected || waiting.size() >= capacity) {
                forget();
                lost = true;
                news = Told.EVENTS;
            } else {
                expected++;
                keep(event);
            }
        }
        tell(news);
    }

    /// Takes everything.
    public synchronized Delivery drain() {
        List<HubEvent> events = waiting;
        if (measuredAt != null) {
            // Last, so that it finds the sessions opened in the same batch.
            events.add(new HubEvent.SessionsMeasured(measured, measuredAt));
        }
        Delivery delivery = new Delivery(Optional.ofNullable(snapshot), events, lost);
        forget();
        told = Told.NOTHING;
        return delivery;
    }

    private void keep(HubEvent event) {
        if (event instanceof HubEvent.SessionsMeasured newest) {
            measured.putAll(newest.traffic());
            measuredAt = newest.at();
        } else {
            waiting.add(event);
        }
    }

    private void forget() {
        waiting = new ArrayList<>();
        measured.clear();
        measuredAt = null;
        snapshot = null;
    }

    private void tell(Told news) {
        synchronized (this) {
            if (told.compareTo(news) >= 0) {
                return;
            }
            told = news;
        }
        (news == Told.EVENTS ? onFirst : onFirstMeasured).run();
    }
}
