package io.pushdeck.bench.peer;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.transport.TransportConfig;
import io.pushdeck.server.transport.WebSocketTransport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pushdeck's transport alone, called the way the hub calls it: one `deliver` a push, with the list of the connections
/// it goes to. Any delivery that is refused ends the process.
final class PushdeckPeer implements Peer, SessionEvents {
    private final Map<SessionId, Connection> connections = new LinkedHashMap<>();
    private @Nullable List<Connection> everyone;
    private @Nullable WebSocketTransport transport;

    @Override
    public int listen() {
        TransportConfig config = TransportConfig.loopback(0).withLimits(Limitless.limits());
        WebSocketTransport started = WebSocketTransport.start(config, this, Clock.systemUTC());
        transport = started;
        return started.port();
    }

    @Override
    public void push(String text) {
        WebSocketTransport started = transport;
        if (started != null) {
            started.deliver(Payload.text(text), PushClass.MESSAGE, connections(), PushdeckPeer::check);
        }
    }

    private static void check(Tally tally) {
        if (tally.full() > 0 || tally.gone() > 0) {
            System.err.println("Deliveries were refused: " + tally);
            Runtime.getRuntime().halt(1);
        }
    }

    /// Made anew only when somebody came or went, as the hub does.
    private synchronized List<Connection> connections() {
        List<Connection> known = everyone;
        if (known == null) {
            known = List.copyOf(new ArrayList<>(connections.values()));
            everyone = known;
        }
        return known;
    }

    @Override
    public synchronized int connected() {
        return connections.size();
    }

    @Override
    public synchronized void opened(Connection connection) {
        connections.put(connection.id(), connection);
        everyone = null;
    }

    @Override
    public void received(SessionId session, Payload payload) {}

    @Override
    public synchronized void closed(SessionId session, CloseReason reason) {
        connections.remove(session);
        everyone = null;
    }

    @Override
    public void troubled(String whatHappened) {
        System.err.println(whatHappened);
    }

    @Override
    public void close() {
        WebSocketTransport started = transport;
        if (started != null) {
            started.close();
        }
    }
}
