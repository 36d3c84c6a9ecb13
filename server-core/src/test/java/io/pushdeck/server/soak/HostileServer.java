package io.pushdeck.server.soak;

import com.sun.management.ThreadMXBean;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.SessionEvents;
import io.pushdeck.server.transport.TransportConfig;
import io.pushdeck.server.transport.TransportCounters;
import io.pushdeck.server.transport.WebSocketTransport;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The transport among the hostile. It echoes to those at [#GOOD], and keeps account of everybody else. Thread-safe.
final class HostileServer implements SessionEvents, AutoCloseable {
    static final String GOOD = "/good";
    private static final String CASE = "/case/";
    private static final String THREADS = "pushdeck-";
    private static final String VANISHED = CloseReason.ABNORMAL + " by the network";

    private final Findings findings;
    private final Map<Integer, HostileCase> cases = new ConcurrentHashMap<>();
    private final Map<SessionId, Connection> open = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong closedByServer = new AtomicLong();
    private final WebSocketTransport transport;
    private volatile Consumer<HostileCase> whenClosed = hostile -> {};

    HostileServer(TransportConfig config, Findings findings) {
        this.findings = findings;
        transport = WebSocketTransport.start(config, this, Clock.systemUTC());
    }

    /// @param action for a case that the server has done with and the client too
    void whenClosed(Consumer<HostileCase> action) {
        whenClosed = action;
    }

    /// @return the target of the request that leads to it
    String expect(HostileCase hostile) {
        cases.put(hostile.number(), hostile);
        return CASE + hostile.number();
    }

    void forget(HostileCase hostile) {
        cases.remove(hostile.number());
    }

    int port() {
        return transport.port();
    }

    /// From now on nobody is too late with a handshake.
    void waitForHandshakes() {
        transport.limits(SoakLimits.manyClients());
    }

    TransportCounters counters() {
        return transport.counters();
    }

    long opened() {
        return opened.get();
    }

    long openNow() {
        return open.size();
    }

    /// How connections ended, and how many.
    Map<String, LongAdder> ends() {
        return ends;
    }

    /// How many were gone without a Close frame from either side.
    long vanished() {
        LongAdder count = ends.get(VANISHED);
        return count == null ? 0 : count.sum();
    }

    /// What its threads have allocated since they began, garbage included.
    long allocatedBytes() {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            return 0;
        }
        long[] ids = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(THREADS))
                .mapToLong(Thread::threadId)
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(ids))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /// Whoever was closed is counted, by one counter and once.
    void checkAccounts() {
        TransportCounters counters = transport.counters();
        findings.check(
                counters.closed().total() == closedByServer.get(),
                closedByServer.get() + " connections were closed by the server, but the counters say "
                        + counters.closed());
        findings.check(
                counters.repairs().callbackFailures() == 0
                        && counters.repairs().listenerReopened() == 0
                        && counters.repairs().swept() == 0,
                "repairs: " + counters.repairs());
    }

    @Override
    public void opened(Connection connection) {
        opened.incrementAndGet();
        open.put(connection.id(), connection);
    }

    @Override
    public void received(SessionId session, Payload payload) {
        Connection from = open.get(session);
        if (from == null) {
            findings.add("a message came over a connection that is not open");
        } else if (from.handshake().path().equals(GOOD)) {
            transport.deliver(payload, PushClass.MESSAGE, List.of(from), tally -> {});
        } else {
            HostileCase hostile = caseOf(from);
            if (hostile != null) {
                hostile.received(payload);
            }
        }
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        Connection gone = open.remove(session);
        if (gone == null) {
            findings.add("a connection was closed that was not open");
            return;
        }
        String how = reason.origin() == Origin.CLIENT
                ? "closed by the client"
                : reason.code() + " by the " + (reason.origin() == Origin.SERVER ? "server" : "network");
        ends.computeIfAbsent(how, any -> new LongAdder()).increment();
        if (reason.origin() == Origin.SERVER) {
            closedByServer.incrementAndGet();
        }
        HostileCase hostile = caseOf(gone);
        if (hostile != null && hostile.closed(reason)) {
            whenClosed.accept(hostile);
        }
    }

    private @Nullable HostileCase caseOf(Connection connection) {
        String path = connection.handshake().path();
        return path.startsWith(CASE) ? cases.get(Integer.parseInt(path.substring(CASE.length()))) : null;
    }

    @Override
    public void troubled(String whatHappened) {
        findings.add("the server is in trouble: " + whatHappened);
    }

    @Override
    public void close() {
        transport.close();
    }
}
