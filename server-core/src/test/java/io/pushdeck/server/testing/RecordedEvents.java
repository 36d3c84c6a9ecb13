package io.pushdeck.server.testing;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Keeps the events of a transport for a test to look at. Thread-safe.
public class RecordedEvents implements SessionEvents {
    /// One message that came in.
    public record Received(SessionId session, Payload payload) {}

    /// One connection that ended.
    public record Closed(SessionId session, CloseReason reason) {}

    public final BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
    public final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    public final BlockingQueue<Closed> closed = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();

    @Override
    public void opened(Connection connection) {
        opened.add(connection);
    }

    @Override
    public void received(SessionId session, Payload payload) {
        received.add(new Received(session, payload));
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        closed.add(new Closed(session, reason));
    }

    @Override
    public void troubled(String whatHappened) {
        troubles.add(whatHappened);
    }

    public Connection nextOpened() {
        return Await.next(opened, "a connection");
    }

    public Payload nextPayload() {
        return Await.next(received, "a message").payload();
    }

    public CloseReason nextClosed() {
        return Await.next(closed, "the end of a connection").reason();
    }
}
