package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressCountsTest {
    private final AddressCounts counts = new AddressCounts();

    @Test
    void anAddressHasRoomForSoManyAndAnotherHasItsOwn() {
        InetAddress one = InetAddress.ofLiteral("192.0.2.1");
        counts.enter(one);
        assertTrue(counts.hasRoom(one, 2));
        counts.enter(one);
        assertFalse(counts.hasRoom(one, 2));
        assertTrue(counts.hasRoom(InetAddress.ofLiteral("192.0.2.2"), 2));

        counts.leave(one);
        assertTrue(counts.hasRoom(one, 2));
    }

    @Test
    void anIpv6NetworkOf64BitsIsOneAddress() {
        counts.enter(InetAddress.ofLiteral("2001:db8:1:2::1"));
        assertFalse(counts.hasRoom(InetAddress.ofLiteral("2001:db8:1:2:ffff:ffff:ffff:ffff"), 1));
        assertTrue(counts.hasRoom(InetAddress.ofLiteral("2001:db8:1:3::1"), 1));
    }

    @Test
    void anIpv4AddressThatComesAsIpv6IsStillItself() {
        counts.enter(InetAddress.ofLiteral("::ffff:192.0.2.1"));
        assertFalse(counts.hasRoom(InetAddress.ofLiteral("192.0.2.1"), 1));
        assertTrue(counts.hasRoom(InetAddress.ofLiteral("::ffff:192.0.2.2"), 1));
    }

    @Test
    void theAddressesOfThisComputerAreNotCounted() {
        for (String literal : new String[] {"127.0.0.1", "::1"}) {
            InetAddress own = InetAddress.ofLiteral(literal);
            counts.enter(own);
            assertTrue(counts.hasRoom(own, 1), literal);
            counts.leave(own);
        }
        counts.enter(InetAddress.ofLiteral("127.0.0.2"));
        assertFalse(counts.hasRoom(InetAddress.ofLiteral("127.0.0.2"), 1));
        assertEquals(1, counts.size());
    }

    @Test
    void nothingIsRememberedOfWhoLeft() {
        Random random = new Random(5);
        Deque<InetAddress> inside = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(100) < 50 || inside.isEmpty()) {
                InetAddress next = InetAddress.ofLiteral("10.0." + random.nextInt(4) + "." + random.nextInt(250));
                inside.add(next);
                counts.enter(next);
            } else {
                counts.leave(inside.removeFirst());
            }
            if (i % 1_000 == 0) {
                Set<InetAddress> distinct = new HashSet<>(inside);
                assertEquals(distinct.size(), counts.size());
            }
        }
        inside.forEach(counts::leave);
        assertEquals(0, counts.size());
    }
}
