package io.pushdeck.server.session;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;

/// What the transport reports; the hub listens. Calls for one connection come in order: `opened`, any number of
/// `received`, `closed` exactly once. An implementation only enqueues: it never blocks and never throws.
public interface SessionEvents {
    void opened(Connection connection);

    void received(SessionId session, Payload payload);

    void closed(SessionId session, CloseReason reason);

    /// Something the operator must know of the listener itself: it was reopened, it hit a limit.
    void troubled(String whatHappened);
}
