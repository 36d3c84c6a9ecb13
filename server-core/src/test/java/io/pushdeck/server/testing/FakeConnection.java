package io.pushdeck.server.testing;

import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A connection without a socket. Thread-safe.
public final class FakeConnection implements Connection {
    /// How it was closed.
    public record Goodbye(int code, String reason) {}

    public static final Traffic NO_TRAFFIC = new Traffic(0, 0, 0, Backlog.NONE, Instant.EPOCH);

    public final List<Goodbye> goodbyes = new CopyOnWriteArrayList<>();
    public final List<Payload> received = new CopyOnWriteArrayList<>();

    private final SessionId id;
    private final Handshake handshake;
    private volatile Traffic traffic = NO_TRAFFIC;
    private volatile Dispatch.Outcome next = Dispatch.Outcome.WRITTEN;

    private FakeConnection(long id, String address, Map<String, String> query, String subprotocol) {
        this(id, new Handshake(address(address), 50_000, "/", query, "Fake", "en", "", 13, subprotocol));
    }

    private FakeConnection(long id, Handshake handshake) {
        this.id = new SessionId(id);
        this.handshake = handshake;
    }

    public static FakeConnection local(long id, Map<String, String> query) {
        return new FakeConnection(id, "127.0.0.1", query, "");
    }

    public static FakeConnection remote(long id, Map<String, String> query) {
        return new FakeConnection(id, "192.0.2.7", query, "");
    }

    /// One that this process plays.
    public static FakeConnection simulated(long id, Map<String, String> query) {
        return new FakeConnection(
                id, new Handshake(address("127.0.0.1"), 50_000, "/", query, "Fake", "en", "", 13, "", true));
    }

    /// One that speaks `pushdeck.v1`, on this computer.
    public static FakeConnection framed(long id) {
        return new FakeConnection(id, "127.0.0.1", Map.of(), Handshake.PUSHDECK);
    }

    /// One that speaks `pushdeck.v1`, elsewhere.
    public static FakeConnection framedRemote(long id) {
        return new FakeConnection(id, "192.0.2.7", Map.of(), Handshake.PUSHDECK);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    @Override
    public boolean isOpen() {
        return goodbyes.isEmpty();
    }

    public void traffic(Traffic newTraffic) {
        traffic = newTraffic;
    }

    /// What becomes of dispatches from now on.
    public void takesThem(Dispatch.Outcome outcome) {
        next = outcome;
    }

    Dispatch.Outcome next() {
        return next;
    }

    /// The texts of what it received.
    public List<String> texts() {
        return received.stream().map(payload -> ((Payload.Text) payload).text()).toList();
    }

    @Override
    public SessionId id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void close(int code, String reason) {
        goodbyes.add(new Goodbye(code, reason));
    }
}
