package io.pushdeck.console.bridge;

import java.util.Optional;

/// The part of the server that is switched on and off. Called on a thread that may wait.
public interface Gate {
    /// Begins to listen.
    ///
    /// @return the door whose port another program has; empty if both are open
    Optional<ListenSettings.Door> open(ListenSettings settings);

    /// Ends every connection and listens no more; does nothing if it does not listen.
    ///
    /// @param closeCode what the clients are told: whether to come back
    void shut(int closeCode);
}
