package io.pushdeck.server.transport;

/// What the package counts; [TransportCounters] is the public picture.
enum Counter {
    FULL,
    ADDRESS_FULL,
    HANDSHAKE_RATE,
    LATE_HANDSHAKE,
    LARGE_HEAD,
    MALFORMED_HANDSHAKE,
    TLS_FAILURE,
    SLOW,
    OVERSIZED,
    MESSAGE_RATE,
    BYTE_RATE,
    PROTOCOL_ERROR,
    SILENT,
    DROPPED_MESSAGE,
    REARMED,
    SWEPT,
    LISTENER_REOPENED,
    CALLBACK_FAILURE,
    COMPRESSED_PUSH,
    SPARED_BYTES,
    MESSAGE_IN,
    MESSAGE_OUT,
    BYTES_IN,
    BYTES_OUT
}
