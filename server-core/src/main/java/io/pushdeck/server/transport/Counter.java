package io.pushdeck.server.transport;

/// What the package counts; [TransportCounters] is the public picture.
enum Counter {
    REFUSED_CONNECTIONS,
    REFUSED_HANDSHAKES,
    HANDSHAKE_TIMEOUTS,
    REARMED,
    SLOW_CLOSED,
    OVERSIZED,
    PROTOCOL_ERRORS,
    RATE_LIMITED,
    TIMED_OUT,
    SWEPT,
    LISTENER_REOPENED,
    CALLBACK_FAILURES,
    TLS_FAILURES
}
