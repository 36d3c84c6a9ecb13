package io.pushdeck.server.http;

import io.pushdeck.server.security.TlsContext;
import java.net.InetAddress;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the receiver page is served, and what it tells. Immutable.
///
/// @param bind          the one address to listen on; the wildcard address means all
/// @param port          0 to 65535; 0 takes a free one
/// @param webSocketPort the port the page connects to, 1 to 65535; asked on each request, on any thread
/// @param health        asked on each `/healthz`, on any thread; must not block
/// @param tls           null for plain http; the page then connects with `wss` too
public record HttpConfig(
        InetAddress bind,
        int port,
        IntSupplier webSocketPort,
        Supplier<Health> health,
        @Nullable TlsContext tls) {
    /// Without TLS.
    public HttpConfig(InetAddress bind, int port, IntSupplier webSocketPort, Supplier<Health> health) {
        this(bind, port, webSocketPort, health, null);
    }

    public HttpConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("An HTTP port is 0 to 65535; this one is not: " + port);
        }
    }
}
