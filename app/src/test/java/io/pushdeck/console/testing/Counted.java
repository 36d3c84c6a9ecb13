package io.pushdeck.console.testing;

import io.pushdeck.server.transport.TransportCounters;

/// What a server may have counted.
public final class Counted {
    public static final TransportCounters NOTHING = of(0, 0, 0, 0);

    private Counted() {}

    /// @param perAddress refused, too many from one address
    /// @param slow       disconnected, read too slowly
    /// @param dropped    pushes left out
    /// @param rearmed    waiting pushes woken up
    public static TransportCounters of(long perAddress, long slow, long dropped, long rearmed) {
        return new TransportCounters(
                5,
                new TransportCounters.Refused(0, perAddress, 0, 0, 0, 0, 0),
                new TransportCounters.Closed(slow, 0, 0, 0, 0, 0),
                dropped,
                new TransportCounters.Repairs(rearmed, 0, 0, 0),
                new TransportCounters.Compressed(0, 0),
                TransportCounters.Volume.NONE);
    }
}
