package io.pushdeck.server.transport;

/// Whether a socket that was accepted may begin its handshake.
enum Admission {
    ADMITTED,
    CLOSING,
    FULL,
    ADDRESS_FULL,
    TOO_FAST;

    /// What a socket is told that may not.
    HttpAnswer refusal(Limits.Connections limits) {
        return switch (this) {
            case ADMITTED -> throw new IllegalStateException("It was admitted");
            case CLOSING -> HttpAnswer.closing();
            case FULL -> HttpAnswer.full(limits.max());
            case ADDRESS_FULL -> HttpAnswer.tooManyFromAddress(limits.maxPerAddress());
            case TOO_FAST -> HttpAnswer.tooManyHandshakes(limits.handshakesPerSecond());
        };
    }
}
