package io.pushdeck.server.hub;

/// A listener's place at the hub. Thread-safe. After `close` nothing more is sent to the listener, except for one call
/// that may be under way at that moment.
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
