package io.pushdeck.server.message;

/// Why a push was not handed to a recipient who was there. Whoever speaks `pushdeck.v1` gets it on coming back all the
/// same; then the failure is history.
public enum Failure {
    /// Too much waited for the client already; it was closed as slow.
    SLOW,
    /// The connection ended at that moment.
    GONE,
    /// The operator stopped the push before this recipient's turn. Final.
    STOPPED,
    /// The server did not listen.
    NOT_LISTENING
}
