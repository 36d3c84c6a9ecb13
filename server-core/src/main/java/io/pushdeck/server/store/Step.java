package io.pushdeck.server.store;

/// One entry of the log that a client is to get, as it was when that was decided. Immutable.
///
/// @param offset that the client is told; steps are in this order
/// @param push   its number
/// @param text   the entry that has what it says
record Step(Kind kind, long offset, long push, long text) {
    enum Kind {
        PUSH,
        UPDATE,
        RECALL
    }
}
