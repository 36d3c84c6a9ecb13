package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;

/// The part of the server that is switched on and off. Called on a thread that may wait.
public interface Gate {
    /// Begins to listen.
    ///
    /// @throws io.pushdeck.server.PortUnavailableException if a port cannot be had; then nothing is open
    void open(ListenConfig config);

    /// Ends every connection and listens no more; does nothing if it does not listen.
    ///
    /// @param closeCode what the clients are told: whether to come back
    void shut(int closeCode);
}
