package io.pushdeck.server.transport;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The events of one connection, in order: opened, received, closed. Thread-safe. Its lock is not that of the
/// connection's
/// state, since a receiver that hangs must not stop those who look after the others.
final class Reports {
    private static final long PATIENCE_MILLIS = 1_000;

    private final SafeEvents events;
    private final ReentrantLock order = new ReentrantLock();

    Reports(SafeEvents events) {
        this.events = events;
    }

    /// Reports if `enter` still could open the connection.
    void opened(BooleanSupplier enter, Connection connection) {
        order.lock();
        try {
            if (enter.getAsBoolean()) {
                events.opened(connection);
            }
        } finally {
            order.unlock();
        }
    }

    /// Reports if `isOpen`, which is asked once.
    void received(BooleanSupplier isOpen, SessionId session, Payload payload) {
        order.lock();
        try {
            if (isOpen.getAsBoolean()) {
                events.received(session, payload);
            }
        } finally {
            order.unlock();
        }
    }

    /// Reports after all the others; but a receiver that hangs in one of them is waited for a moment only.
    void closed(SessionId session, CloseReason reason) {
        boolean ordered = false;
        try {
            ordered = order.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            events.closed(session, reason);
        } finally {
            if (ordered) {
                order.unlock();
            }
        }
    }
}
