package io.pushdeck.server.transport;

import io.pushdeck.server.identity.AddressBlock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How many sockets come from each address. It holds nothing of an address without sockets. Confined to its owner.
///
/// 127.0.0.1 and ::1 are not counted: a proxy in front brings everybody from there, and who runs programs on this
/// computer needs no socket to do harm. The rest of 127.0.0.0/8 is as any other address.
final class AddressCounts {
    private static final byte[] FOUR = {127, 0, 0, 1};
    private static final byte[] SIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private final Map<AddressBlock, Integer> counts = new HashMap<>();

    boolean hasRoom(InetAddress address, int max) {
        return isThisComputer(address) || counts.getOrDefault(AddressBlock.of(address), 0) < max;
    }

    void enter(InetAddress address) {
        if (!isThisComputer(address)) {
            counts.merge(AddressBlock.of(address), 1, Integer::sum);
        }
    }

    /// To be called once for each [#enter].
    void leave(InetAddress address) {
        if (!isThisComputer(address)) {
            counts.computeIfPresent(AddressBlock.of(address), (block, count) -> count > 1 ? count - 1 : null);
        }
    }

    /// Addresses with sockets.
    int size() {
        return counts.size();
    }

    private static boolean isThisComputer(InetAddress address) {
        return Arrays.equals(address.getAddress(), address instanceof Inet6Address ? SIX : FOUR);
    }
}
