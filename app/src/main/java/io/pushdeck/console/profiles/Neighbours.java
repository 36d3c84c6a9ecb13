package io.pushdeck.console.profiles;

import java.nio.file.Path;
import java.util.Optional;

/// The Pushdecks of this user with other data folders. Thread-safe; everything may take seconds.
public interface Neighbours {
    /// Whether one runs with that folder, window or not.
    boolean isRunning(Path folder);

    /// Brings the window of the one with that folder to the front.
    ///
    /// @return whether there is one
    boolean show(Path folder);

    /// Starts one with that folder, and waits until it answers.
    ///
    /// @return why it does not run; empty if it does
    Optional<String> start(Path folder);
}
