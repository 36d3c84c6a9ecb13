package io.pushdeck.server.transport;

/// What follows our Close frame.
enum Farewell {
    /// What waits goes out first, then the peer answers.
    ORDERLY,
    /// The peer's bytes make no sense any more: they are thrown away, and it is told the end of ours.
    DEAF,
    /// What waits is forgotten.
    HASTY
}
