package io.pushdeck.server.soak;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.transport.WebSocketTransport;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The transport under stress, and the ledger of each connection; a client names its ledger by the path of its request.
/// Thread-safe.
final class StressServer implements SessionEvents {
    /// A connection that was open a moment ago.
    record Live(Connection connection, Ledger ledger) {}

    private final Findings findings;
    private final Contents contents;
    private final Map<Integer, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Map<SessionId, Live> live = new ConcurrentHashMap<>();
    private final WebSocketTransport transport;

    StressServer(Contents contents, Findings findings) {
        this.contents = contents;
        this.findings = findings;
        transport = WebSocketTransport.start(SoakLimits.stress(), this, Clock.systemUTC());
    }

    WebSocketTransport transport() {
        return transport;
    }

    Contents contents() {
        return contents;
    }

    /// Of a client that is about to connect.
    Ledger newLedger(int number) {
        Ledger ledger = new Ledger(number, contents, findings);
        ledgers.put(number, ledger);
        return ledger;
    }

    List<Ledger> ledgers() {
        return List.copyOf(ledgers.values());
    }

    List<Live> live() {
        return List.copyOf(live.values());
    }

    @Override
    public void opened(Connection connection) {
        int number = Integer.parseInt(connection.handshake().path().substring(1));
        Ledger ledger = ledgers.get(number);
        if (ledger == null) {
            findings.add("nobody expected a client " + number);
        } else {
            ledger.opened();
            live.put(connection.id(), new Live(connection, ledger));
        }
    }

    @Override
    public void received(SessionId session, Payload payload) {
        Live from = live.get(session);
        if (from == null) {
            findings.add("a message came over a connection that is not open");
        } else {
            from.ledger.understood(payload);
        }
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        Live gone = live.remove(session);
        if (gone == null) {
            findings.add("a connection ended that was not open");
        } else {
            gone.ledger.closed(reason);
        }
    }

    @Override
    public void troubled(String whatHappened) {
        findings.add("the server is in trouble: " + whatHappened);
    }
}
