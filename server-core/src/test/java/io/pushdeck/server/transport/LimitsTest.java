package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final Limits limits = Limits.defaults();

    @Test
    void defaultsAreThoseOfTheDesign() {
        assertEquals(
                new Limits(
                        65_536,
                        262_144,
                        1_024,
                        8_192,
                        64,
                        Duration.ofSeconds(5),
                        limits.maxConnections(),
                        1_048_576,
                        Duration.ofSeconds(10),
                        50,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10)),
                limits);
        assertTrue(limits.maxConnections() >= 16 && limits.maxConnections() <= 10_000);
    }

    @Test
    void aLimitOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> limits.withMaxConnections(0));
        assertThrows(IllegalArgumentException.class, () -> limits.withOutbox(1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> limits.withInboundMessagesPerSecond(-1));
    }

    @Test
    void aConfigurationNeedsAnAddressAndAPort() {
        List<InetAddress> one = List.of(InetAddress.getLoopbackAddress());
        assertThrows(IllegalArgumentException.class, () -> new TransportConfig(List.of(), 0, limits, 0));
        assertThrows(IllegalArgumentException.class, () -> new TransportConfig(one, 65_536, limits, 0));
        assertThrows(IllegalArgumentException.class, () -> new TransportConfig(one, 0, limits, -1));
    }
}
