package io.pushdeck.server.session;

import io.pushdeck.server.identity.SessionId;

/// One open connection, as the hub holds it. Thread-safe; nothing here blocks or throws.
public interface Connection {
    SessionId id();

    Handshake handshake();

    /// False once it is closing or gone.
    boolean isOpen();

    /// The counters at this moment.
    Traffic traffic();

    /// Says goodbye and closes; everything queued before still goes out first, within the drain limit. A second
    /// call and a call on a connection that is gone do nothing.
    ///
    /// @param code   see [io.pushdeck.server.message.CloseReason]
    /// @param reason at most 123 bytes of UTF-8; longer ones are cut
    void close(int code, String reason);
}
