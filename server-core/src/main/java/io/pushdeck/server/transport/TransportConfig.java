package io.pushdeck.server.transport;

import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.session.RehearsalKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where to listen, within which limits, and whether pushes are compressed. Immutable, validated.
///
/// @param addresses           at least one; all share the port. One that this machine does not have is left out, as
///                            long as another is there.
/// @param port                0 for any that is free on all addresses
/// @param httpPortForRedirect where a browser that opens the WebSocket port as a page is sent; 0 = nowhere
/// @param tls                 null for plain ws
/// @param key                 who shows it is simulated; null for nobody
public record TransportConfig(
        List<InetAddress> addresses,
        int port,
        Limits limits,
        int httpPortForRedirect,
        Compression compression,
        @Nullable TlsContext tls,
        @Nullable RehearsalKey key) {
    private static final int HIGHEST_PORT = 65_535;

    public TransportConfig {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one address to listen on");
        }
        checkPort("port", port);
        checkPort("httpPortForRedirect", httpPortForRedirect);
    }

    /// Both loopback addresses: browsers may resolve `localhost` to either.
    public static TransportConfig loopback(int port) {
        return at(loopbacks(), port);
    }

    /// With the defaults, and without TLS.
    public static TransportConfig at(List<InetAddress> addresses, int port) {
        return new TransportConfig(addresses, port, Limits.defaults(), 0, Compression.DEFAULT, null, null);
    }

    public TransportConfig withLimits(Limits other) {
        return new TransportConfig(addresses, port, other, httpPortForRedirect, compression, tls, key);
    }

    public TransportConfig withHttpPortForRedirect(int other) {
        return new TransportConfig(addresses, port, limits, other, compression, tls, key);
    }

    public TransportConfig withCompression(Compression other) {
        return new TransportConfig(addresses, port, limits, httpPortForRedirect, other, tls, key);
    }

    public TransportConfig withTls(@Nullable TlsContext other) {
        return new TransportConfig(addresses, port, limits, httpPortForRedirect, compression, other, key);
    }

    public TransportConfig withKey(RehearsalKey other) {
        return new TransportConfig(addresses, port, limits, httpPortForRedirect, compression, tls, other);
    }

    private static List<InetAddress> loopbacks() {
        try {
            byte[] six = new byte[16];
            six[15] = 1;
            return List.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), InetAddress.getByAddress(six));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Addresses of 4 and 16 bytes are always known", e);
        }
    }

    private static void checkPort(String name, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(name + " must be 0 to " + HIGHEST_PORT + ", not " + port);
        }
    }
}
