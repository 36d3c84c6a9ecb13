package io.pushdeck.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Somebody's own page with the widget in it, on a site whose security policy allows next to nothing.
public final class WidgetPage implements AutoCloseable {
    /// All that the widget needs: its script, and the way to its server.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src ws://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> TYPES = Map.of(
            "/",
            "text/html; charset=utf-8",
            "/page.css",
            "text/css",
            "/watch.js",
            "text/javascript",
            "/pushdeck.js",
            "text/javascript");

    private final HttpServer server;
    private final String pushServer;

    private WidgetPage(HttpServer server, String pushServer) {
        this.server = server;
        this.pushServer = pushServer;
    }

    /// @param pushServer the address that the widget connects to
    public static WidgetPage serve(String pushServer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            WidgetPage page = new WidgetPage(server, pushServer);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The page as this client sees it.
    public String url(String client) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/?" + client;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String type = TYPES.get(path);
        if (type == null) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        byte[] content = content(path, String.valueOf(exchange.getRequestURI().getQuery()));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private byte[] content(String path, String client) {
        return switch (path) {
            case "/" ->
                new String(read("/widget/page.html"), StandardCharsets.UTF_8)
                        .replace("@URL@", pushServer)
                        .replace("@CLIENT@", client)
                        .getBytes(StandardCharsets.UTF_8);
            case "/pushdeck.js" -> read("/pushdeck/sdk/dist/pushdeck.js");
            default -> read("/widget" + path);
        };
    }

    /// A text of the class path.
    public static byte[] read(String resource) {
        try (InputStream in = WidgetPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
