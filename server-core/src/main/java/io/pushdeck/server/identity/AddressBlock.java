package io.pushdeck.server.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one address: one of IPv4, or the 64 bits that one household or host gets of IPv6, since it may have
/// any number of addresses in it. Immutable.
public record AddressBlock(long prefix, boolean ofSix) {
    public static AddressBlock of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet6Address
                ? new AddressBlock(bytes.getLong(), true)
                : new AddressBlock(bytes.getInt(), false);
    }
}
