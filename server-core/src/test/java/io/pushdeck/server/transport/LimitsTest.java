package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class LimitsTest {
    private final Limits limits = Limits.defaults();
    private final Limits.Connections connections = limits.connections();

    @Test
    void defaultsAreThoseOfTheDesign() {
        int max = connections.max();
        assertEquals(
                new Limits(
                        new Limits.Connections(max, 1_000, 2_000, Duration.ofSeconds(5), 8_192, 64),
                        new Limits.Inbound(65_536, 262_144, 1_024, 50, 1_048_576),
                        new Limits.Outgoing(
                                1_048_576,
                                Duration.ofSeconds(10),
                                SlowPolicy.DISCONNECT,
                                SlowPolicy.DISCONNECT,
                                SlowPolicy.KEEP_LATEST),
                        new Limits.Times(Duration.ofSeconds(20), Duration.ofSeconds(10))),
                limits);
        assertTrue(max >= 16 && max <= 10_000);
    }

    @Test
    void aValueOutOfRangeIsRefusedWithNameRangeAndValue() {
        assertRefused("connections.max must be 1 to 1000000, not 0", () -> connections.withMax(0));
        assertRefused(
                "connections.maxPerAddress must be 1 to 1000000, not -1", () -> connections.withMaxPerAddress(-1));
        assertRefused(
                "connections.handshakesPerSecond must be 1 to 1000000, not 0",
                () -> connections.withHandshakesPerSecond(0));
        assertRefused(
                "connections.handshakeTimeout must be longer than nothing and at most a year, not PT0S",
                () -> connections.withHandshakeTimeout(Duration.ZERO));
        assertRefused("connections.maxHeaderBytes must be 256 to 1048576, not 1", () -> connections.withHead(1, 1));
        assertRefused(
                "inbound.messagesPerSecond must be 1 to 10000000, not -1",
                () -> limits.inbound().withMessagesPerSecond(-1));
        assertRefused(
                "outgoing.outboxBytes must be 1 to 1073741824, not 0",
                () -> limits.outgoing().withOutbox(0, Duration.ofSeconds(1)));
        assertRefused(
                "times.drain must be longer than nothing and at most a year, not PT8784H",
                () -> limits.times().withDrain(Duration.ofDays(366)));
    }

    @Test
    void whatCouldNeverPassIsRefused() {
        assertRefused(
                "inbound.maxMessageBytes must be 10 to 67108864, not 9",
                () -> limits.inbound().withSizes(10, 9, 1));
        assertRefused(
                "inbound.bytesPerSecond must be 262144 to 2147483647, not 262143",
                () -> limits.inbound().withBytesPerSecond(262_143));
    }

    @Test
    void everyClassOfPushesHasItsPolicy() {
        for (PushClass pushClass : PushClass.values()) {
            Limits.Outgoing changed = limits.outgoing().withPolicy(pushClass, SlowPolicy.DROP_OLDEST);
            for (PushClass other : PushClass.values()) {
                assertEquals(
                        other == pushClass
                                ? SlowPolicy.DROP_OLDEST
                                : limits.outgoing().policy(other),
                        changed.policy(other));
            }
        }
    }

    @Test
    void aConfigurationNeedsAnAddressAndAPort() {
        List<InetAddress> one = List.of(InetAddress.getLoopbackAddress());
        assertThrows(IllegalArgumentException.class, () -> TransportConfig.at(List.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> TransportConfig.at(one, 65_536));
        assertThrows(
                IllegalArgumentException.class, () -> TransportConfig.at(one, 0).withHttpPortForRedirect(-1));
    }

    private static void assertRefused(String message, Executable change) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, change).getMessage());
    }
}
