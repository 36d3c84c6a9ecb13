package io.pushdeck.server.soak;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.testing.Script;
import io.pushdeck.server.testing.Swarm;
import io.pushdeck.server.testing.SwarmClient;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that never read, and the server's view of everybody. Whoever is closed makes room for another, since a
/// sleeper
/// does not notice. Thread-safe.
final class Sleepers implements SessionEvents {
    private static final String PATH = "/sleeper";
    private static final int NARROW_BYTES = 4096;

    private final Findings findings;
    private final Map<SessionId, Connection> open = new ConcurrentHashMap<>();
    private final Map<Integer, SwarmClient> asleep = new ConcurrentHashMap<>();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger closedAsSlow = new AtomicInteger();
    private final AtomicLong mostQueued = new AtomicLong();
    private volatile boolean replacing = true;
    private volatile Runnable whenOneIsClosed = () -> {};

    Sleepers(Findings findings) {
        this.findings = findings;
    }

    List<Connection> everyone() {
        return List.copyOf(open.values());
    }

    /// How many connections of sleepers the server has.
    long openSleepers() {
        return open.values().stream().filter(Sleepers::isSleeper).count();
    }

    int closedAsSlow() {
        return closedAsSlow.get();
    }

    long mostQueuedBytes() {
        return mostQueued.get();
    }

    /// Looks how much waits.
    void look() {
        open.values()
                .forEach(connection ->
                        mostQueued.accumulateAndGet(connection.traffic().queuedBytes(), Math::max));
    }

    /// Keeps `count` of them there.
    void join(Swarm swarm, int port, int count) {
        whenOneIsClosed = () -> join(swarm, port);
        for (int i = 0; i < count; i++) {
            join(swarm, port);
        }
    }

    /// Those who are closed are not replaced any more.
    void stopReplacing() {
        replacing = false;
    }

    private void join(Swarm swarm, int port) {
        int number = joined.getAndIncrement();
        swarm.join(Swarm.Arrival.of(port, PATH + number).from(2).withReceiveBuffer(NARROW_BYTES), new Sleeper(number));
    }

    private static boolean isSleeper(Connection connection) {
        return connection.handshake().path().startsWith(PATH);
    }

    @Override
    public void opened(Connection connection) {
        open.put(connection.id(), connection);
    }

    @Override
    public void received(SessionId session, Payload payload) {
        findings.add("a message came, though nobody sends");
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        Connection gone = open.remove(session);
        if (gone == null || !isSleeper(gone)) {
            return;
        }
        findings.check(reason.code() == CloseReason.SLOW_CLIENT, "a sleeper was closed with " + reason);
        closedAsSlow.incrementAndGet();
        SwarmClient client =
                asleep.remove(Integer.parseInt(gone.handshake().path().substring(PATH.length())));
        if (client != null) {
            client.swarm().execute(client::hangUp);
        }
        if (replacing) {
            whenOneIsClosed.run();
        }
    }

    @Override
    public void troubled(String whatHappened) {
        findings.add("the server is in trouble: " + whatHappened);
    }

    private final class Sleeper implements Script {
        private final int number;

        Sleeper(int number) {
            this.number = number;
        }

        @Override
        public void opened(SwarmClient me) {
            me.pauseReading();
            asleep.put(number, me);
        }

        @Override
        public void frame(SwarmClient me, int opcode, ByteBuffer content) {
            // Came together with the answer to the handshake.
        }

        @Override
        public void ended(SwarmClient me, End how) {
            findings.check(how == End.LEFT, "a sleeper noticed its end: " + how);
        }
    }
}
