package io.pushdeck.console.bench;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import java.util.concurrent.atomic.LongAdder;

/// What the console was told to show. Filled by the hub thread, read by any.
final class EventCount implements HubListener {
    private final LongAdder rows = new LongAdder();
    private final LongAdder connects = new LongAdder();
    private final LongAdder disconnects = new LongAdder();
    private final LongAdder messages = new LongAdder();

    /// @param rows  that changed, each as often as it was measured
    /// @param lines of the activity feed
    record Total(long rows, long connects, long disconnects, long lines) {
        Total since(Total before) {
            return new Total(
                    rows - before.rows,
                    connects - before.connects,
                    disconnects - before.disconnects,
                    lines - before.lines);
        }
    }

    Total total() {
        long came = connects.sum();
        long left = disconnects.sum();
        return new Total(rows.sum(), came, left, came + left + messages.sum());
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        // What is there already is no load.
    }

    @Override
    public void event(long sequence, HubEvent event) {
        switch (event) {
            case HubEvent.SessionsMeasured measured ->
                rows.add(measured.traffic().size());
            case HubEvent.SessionOpened ignored -> connects.increment();
            case HubEvent.SessionClosed ignored -> disconnects.increment();
            case HubEvent.MessageReceived ignored -> messages.increment();
            default -> {}
        }
    }
}
