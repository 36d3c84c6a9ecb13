package io.pushdeck.server;

import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.SessionEvents;
import java.time.Clock;

/// Both ports while they are open: WebSocket and HTTP.
interface Endpoints {
    @SuppressWarnings("DoNotCallSuggester") // until the transport is merged
    static Endpoints open(ListenConfig config, SessionEvents events, Clock clock) {
        throw new UnsupportedOperationException("Listening comes with the transport");
    }

    FanOut fanOut();

    Listening listening();

    /// Says goodbye to every connection, then closes both ports.
    void close(int code, String reason);
}
