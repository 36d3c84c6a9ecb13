package io.pushdeck.server.transport;

import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;

/// A client sent too much in too short a time.
final class RateExceededException extends InvalidDataException {
    private static final long serialVersionUID = 1L;

    private final Counter counter;

    /// @param rate what is allowed, as the client is told
    RateExceededException(Counter counter, String rate) {
        super(CloseFrame.POLICY_VALIDATION, rate);
        this.counter = counter;
    }

    Counter counter() {
        return counter;
    }
}
