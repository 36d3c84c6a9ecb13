package io.pushdeck.server.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Gives Jex the JDK's own server behind our guard, and keeps hold of it, since Jex waits for requests before it
/// stops one. For one server; confined to the thread that starts it, then immutable.
final class GuardedServerProvider extends HttpServerProvider {
    private final RequestGuard guard;
    private @Nullable HttpServer server;

    GuardedServerProvider(RequestGuard guard) {
        this.guard = guard;
    }

    @Override
    public HttpServer createHttpServer(InetSocketAddress address, int backlog) throws IOException {
        HttpServer created = new GuardedServer(HttpServerProvider.provider().createHttpServer(address, backlog), guard);
        server = created;
        return created;
    }

    @Override
    public HttpsServer createHttpsServer(InetSocketAddress address, int backlog) {
        throw new UnsupportedOperationException("The receiver page is served over plain HTTP");
    }

    /// Stops the server at once.
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
