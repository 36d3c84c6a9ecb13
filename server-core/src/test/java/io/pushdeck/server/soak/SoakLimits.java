package io.pushdeck.server.soak;

import io.pushdeck.server.transport.Limits;
import io.pushdeck.server.transport.Limits.Times;
import io.pushdeck.server.transport.TransportConfig;
import java.time.Duration;

/// The limits of the servers under test, where the usual ones would end what is to be tested.
final class SoakLimits {
    private static final int ANY = 1_000_000;
    /// Longer than anything that is no stall.
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private SoakLimits() {}

    /// For clients that talk a lot and read as they please.
    static TransportConfig stress() {
        Limits limits = manyClients();
        return TransportConfig.loopback(0)
                .withLimits(limits.withInbound(
                                limits.inbound().withMessagesPerSecond(ANY).withBytesPerSecond(Integer.MAX_VALUE))
                        .withTimes(new Times(PATIENT, PATIENT)));
    }

    /// The usual ones, but for a crowd on one computer.
    static Limits manyClients() {
        Limits limits = Limits.defaults();
        return limits.withConnections(limits.connections()
                .withMax(12_000)
                .withMaxPerAddress(ANY)
                .withHandshakesPerSecond(ANY)
                .withHandshakeTimeout(Duration.ofSeconds(15)));
    }

    /// @param bytes that may wait for one client
    static TransportConfig slowReaders(int bytes) {
        Limits limits = manyClients();
        return TransportConfig.loopback(0)
                .withLimits(limits.withOutgoing(
                        limits.outgoing().withOutbox(bytes, limits.outgoing().outboxAge())));
    }

    /// The usual ones, and less time for a handshake.
    static TransportConfig hostile() {
        Limits limits = manyClients();
        return TransportConfig.loopback(0)
                .withLimits(limits.withConnections(limits.connections().withHandshakeTimeout(Duration.ofSeconds(1))));
    }

    /// So small that a crowd exceeds each of them.
    static TransportConfig narrow(int connections, int perAddress, int handshakesPerSecond) {
        Limits limits = Limits.defaults();
        return TransportConfig.loopback(0)
                .withLimits(limits.withConnections(limits.connections()
                        .withMax(connections)
                        .withMaxPerAddress(perAddress)
                        .withHandshakesPerSecond(handshakesPerSecond)));
    }
}
