package io.pushdeck.server.message;

/// What kind of thing is pushed: it decides what becomes of it when a client reads too slowly.
public enum PushClass {
    /// What an operator writes.
    ANNOUNCEMENT,
    /// What a program sends.
    MESSAGE,
    /// A state of which only the newest counts, such as a score.
    LIVE
}
