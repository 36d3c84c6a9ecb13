package io.pushdeck.server.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses that begin with the same bits, such as `10.0.0.0/8` or `2001:db8::/32`. Immutable.
///
/// @param network the first of them
/// @param bits    how many are the same; all of them for a single address
public record AddressRange(InetAddress network, int bits) {
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    public AddressRange {
        int all = network.getAddress().length * Byte.SIZE;
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("A range of such addresses has 0 to " + all + " bits, not " + bits);
        }
        network = first(network, bits);
    }

    /// @param written an address, alone or with `/` and a number of bits; names of hosts are nothing here
    public static Optional<AddressRange> parse(String written) {
        String[] parts = written.strip().split("/", -1);
        boolean four = FOUR.matcher(parts[0]).matches();
        if (parts.length > 2 || !(four || SIX.matcher(parts[0]).matches())) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            int all = address.getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return Optional.of(new AddressRange(address, all));
            }
            return NUMBER.matcher(parts[1]).matches()
                    ? Optional.of(new AddressRange(address, Integer.parseInt(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException noSuchAddress) {
            return Optional.empty();
        }
    }

    /// An address of the other family is never in it.
    public boolean includes(InetAddress address) {
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int at = 0; at < one.length; at++) {
            if (((one[at] ^ other[at]) & mask(at, bits)) != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress first(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] &= (byte) mask(at, bits);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address has " + bytes.length + " bytes", e);
        }
    }

    /// The bits of a byte that count.
    private static int mask(int at, int bits) {
        int here = Math.clamp(bits - at * Byte.SIZE, 0, Byte.SIZE);
        return (0xFF << (Byte.SIZE - here)) & 0xFF;
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
