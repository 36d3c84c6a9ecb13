package io.pushdeck.server.http;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The JDK's server with three differences: each context has our guard, the address knows its name, and stopping
/// twice is stopping once. Thread-safe as the JDK's is.
final class GuardedServer extends HttpServer {
    private final HttpServer server;
    private final RequestGuard guard;
    private final AtomicBoolean stopped = new AtomicBoolean();

    GuardedServer(HttpServer server, RequestGuard guard) {
        this.server = server;
        this.guard = guard;
    }

    @Override
    public HttpContext createContext(String path, HttpHandler handler) {
        return guarded(server.createContext(path, handler));
    }

    @Override
    public HttpContext createContext(String path) {
        return guarded(server.createContext(path));
    }

    private HttpContext guarded(HttpContext context) {
        context.getFilters().add(guard);
        return context;
    }

    /// Jex asks this address for its name to log it. A name that is not there yet would be looked up in DNS, for
    /// seconds where DNS is broken, so the digits are the name.
    @Override
    public InetSocketAddress getAddress() {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        try {
            InetAddress named = InetAddress.getByAddress(address.getHostAddress(), address.getAddress());
            return new InetSocketAddress(named, bound.getPort());
        } catch (UnknownHostException e) {
            throw new AssertionError("An address has the length of an address: " + address, e);
        }
    }

    @Override
    public void stop(int delaySeconds) {
        if (stopped.compareAndSet(false, true)) {
            server.stop(delaySeconds);
        }
    }

    @Override
    public void bind(InetSocketAddress address, int backlog) throws IOException {
        server.bind(address, backlog);
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void setExecutor(Executor executor) {
        server.setExecutor(executor);
    }

    @Override
    public @Nullable Executor getExecutor() {
        return server.getExecutor();
    }

    @Override
    public void removeContext(String path) {
        server.removeContext(path);
    }

    @Override
    public void removeContext(HttpContext context) {
        server.removeContext(context);
    }
}
