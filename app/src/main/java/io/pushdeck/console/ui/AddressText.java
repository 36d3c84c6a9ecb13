package io.pushdeck.console.ui;

import java.net.Inet6Address;
import java.net.InetAddress;

/// How the console writes an address: IPv6 in its short form, `::1` and not `0:0:0:0:0:0:0:1` (RFC 5952).
public final class AddressText {
    private static final int HEXTETS = 8;

    private AddressText() {}

    public static String of(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        int start = 0;
        int length = 0;
        for (int from = 0; from < HEXTETS; from++) {
            int to = from;
            while (to < HEXTETS && hextet(bytes, to) == 0) {
                to++;
            }
            if (to - from > length) {
                start = from;
                length = to - from;
            }
        }
        // One zero alone is written out.
        return length < 2
                ? join(bytes, 0, HEXTETS)
                : join(bytes, 0, start) + "::" + join(bytes, start + length, HEXTETS);
    }

    private static String join(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < to; index++) {
            text.append(index == from ? "" : ":").append(Integer.toHexString(hextet(bytes, index)));
        }
        return text.toString();
    }

    private static int hextet(byte[] bytes, int index) {
        return ((bytes[2 * index] & 0xFF) << 8) | (bytes[2 * index + 1] & 0xFF);
    }
}
