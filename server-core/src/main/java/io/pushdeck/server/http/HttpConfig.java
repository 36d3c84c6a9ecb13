package io.pushdeck.server.http;

import java.net.InetAddress;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Where the receiver page is served, and what it tells. Immutable.
///
/// @param bind          the one address to listen on; the wildcard address means all
/// @param port          0 to 65535; 0 takes a free one
/// @param webSocketPort the port the page connects to, 1 to 65535; asked on each request, on any thread
/// @param health        asked on each `/healthz`, on any thread; must not block
public record HttpConfig(InetAddress bind, int port, IntSupplier webSocketPort, Supplier<Health> health) {
    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("An HTTP port is 0 to 65535; this one is not: " + port);
        }
    }
}
