package io.pushdeck.server.transport;

/// Where a [ClientConnection] is in its life; it only moves on.
enum Phase {
    HANDSHAKE,
    OPEN,
    CLOSING,
    ENDED
}
