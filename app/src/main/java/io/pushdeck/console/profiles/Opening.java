package io.pushdeck.console.profiles;

/// How it ended that a profile was opened.
public sealed interface Opening {
    /// It ran already; its window is in front.
    record Shown() implements Opening {}

    record Started() implements Opening {}

    /// Its folder is not there; nothing was made in its place.
    record Gone() implements Opening {}

    /// @param reason in the words of the system
    record Failed(String reason) implements Opening {}
}
