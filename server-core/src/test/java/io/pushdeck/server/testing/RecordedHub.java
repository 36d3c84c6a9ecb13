package io.pushdeck.server.testing;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Keeps what a hub tells for a test to look at. Thread-safe.
public final class RecordedHub implements HubListener {
    /// An event and its number.
    public record Numbered(long sequence, HubEvent event) {}

    public final BlockingQueue<HubSnapshot> snapshots = new LinkedBlockingQueue<>();
    public final BlockingQueue<Numbered> events = new LinkedBlockingQueue<>();

    @Override
    public void snapshot(HubSnapshot snapshot) {
        snapshots.add(snapshot);
    }

    @Override
    public void event(long sequence, HubEvent event) {
        events.add(new Numbered(sequence, event));
    }

    public HubSnapshot nextSnapshot() {
        return Await.next(snapshots, "a snapshot");
    }

    /// The next event of that kind; others before it are skipped.
    public <T extends HubEvent> T next(Class<T> kind) {
        while (true) {
            HubEvent event = Await.next(events, kind.getSimpleName()).event();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }
}
