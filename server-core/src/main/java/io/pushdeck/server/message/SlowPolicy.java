package io.pushdeck.server.message;

/// What happens when a push does not fit in what may wait for a client.
public enum SlowPolicy {
    /// The client is closed as slow: it misses nothing without knowing.
    DISCONNECT,
    /// The oldest pushes of that class which wait are left out until it fits.
    DROP_OLDEST,
    /// At most one push of that class waits: a new one takes the place of the one before.
    KEEP_LATEST
}
