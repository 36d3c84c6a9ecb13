package io.pushdeck.server.transport;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes events on and lets nothing that is thrown come back, errors included: in the library's threads an error ends
/// the whole server. As thread-safe as what it passes to.
final class SafeEvents implements SessionEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SafeEvents.class);

    private final SessionEvents target;
    private final Counters counters;

    SafeEvents(SessionEvents target, Counters counters) {
        this.target = target;
        this.counters = counters;
    }

    @Override
    public void opened(Connection connection) {
        guarded(() -> target.opened(connection));
    }

    @Override
    public void received(SessionId session, Payload payload) {
        guarded(() -> target.received(session, payload));
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        guarded(() -> target.closed(session, reason));
    }

    @Override
    public void troubled(String whatHappened) {
        LOG.warn("{}", whatHappened);
        guarded(() -> target.troubled(whatHappened));
    }

    /// Runs `call`, whatever it throws.
    void guarded(Runnable call) {
        try {
            call.run();
        } catch (Throwable e) {
            counters.count(Counter.CALLBACK_FAILURE);
            LOG.error("A receiver of transport events failed", e);
        }
    }
}
