package io.pushdeck.server.hub;

/// Follows the hub: one snapshot, then every event after it without a gap. Called on the hub thread: an
/// implementation only enqueues. One that throws is unsubscribed.
public interface HubListener {
    void snapshot(HubSnapshot snapshot);

    /// @param sequence one more than that of the event before, or of the snapshot
    void event(long sequence, HubEvent event);
}
