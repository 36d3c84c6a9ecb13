package io.pushdeck.server.http;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import io.pushdeck.server.security.TlsContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// Gives Jex the JDK's own server behind our guard, and keeps hold of it, since Jex waits for requests before it
/// stops one. For one server; confined to the thread that starts it, then immutable.
final class GuardedServerProvider extends HttpServerProvider {
    private final RequestGuard guard;
    private final @Nullable TlsContext tls;
    private @Nullable HttpServer server;

    /// @param tls null for plain http
    GuardedServerProvider(RequestGuard guard, @Nullable TlsContext tls) {
        this.guard = guard;
        this.tls = tls;
    }

    @Override
    public HttpServer createHttpServer(InetSocketAddress address, int backlog) throws IOException {
        HttpServerProvider provider = HttpServerProvider.provider();
        HttpServer bound = tls == null
                ? provider.createHttpServer(address, backlog)
                : secured(provider.createHttpsServer(address, backlog), tls);
        HttpServer created = new GuardedServer(bound, guard);
        server = created;
        return created;
    }

    private static HttpServer secured(HttpsServer created, TlsContext tls) {
        created.setHttpsConfigurator(new HttpsConfigurator(tls.sslContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(tls.parameters());
            }
        });
        return created;
    }

    @Override
    public HttpsServer createHttpsServer(InetSocketAddress address, int backlog) {
        throw new UnsupportedOperationException("Jex is not told of TLS; createHttpServer does what it takes");
    }

    /// Stops the server at once.
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
