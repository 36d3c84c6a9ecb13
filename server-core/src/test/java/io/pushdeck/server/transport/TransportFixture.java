package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.RecordedEvents;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A transport on a free port with its recorded events, closed with its test.
final class TransportFixture implements AutoCloseable {
    private static final Duration NEVER = Duration.ofHours(1);

    final RecordedEvents events = new RecordedEvents();
    final WebSocketTransport transport;

    TransportFixture() {
        this(Limits.defaults());
    }

    TransportFixture(Limits limits) {
        this(TransportConfig.loopback(0).withLimits(limits), NEVER);
    }

    TransportFixture(TransportConfig config, Duration watchdogInterval) {
        transport = WebSocketTransport.start(config, events, Clock.systemUTC(), watchdogInterval);
    }

    static WebSocketTransport start(SessionEvents events) {
        return WebSocketTransport.start(TransportConfig.loopback(0), events, Clock.systemUTC(), NEVER);
    }

    int port() {
        return transport.port();
    }

    RawClient open() throws IOException {
        return RawClient.open(port());
    }

    Tally deliver(String text, Connection... to) {
        return deliver(Payload.text(text), List.of(to));
    }

    Tally deliver(Payload payload, List<Connection> to) {
        return deliver(payload, PushClass.MESSAGE, to);
    }

    Tally deliver(Payload payload, PushClass pushClass, List<Connection> to) {
        BlockingQueue<Tally> tally = new LinkedBlockingQueue<>();
        transport.deliver(payload, pushClass, to, tally::add);
        return Await.next(tally, "the end of the fan-out");
    }

    TransportCounters counters() {
        return transport.counters();
    }

    @Override
    public void close() {
        transport.close();
    }
}
