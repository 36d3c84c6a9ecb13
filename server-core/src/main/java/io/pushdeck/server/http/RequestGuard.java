package io.pushdeck.server.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Stands before every request, known route or not: refuses what is not GET or HEAD, and gives each answer the
/// headers that keep the page to itself. Thread-safe.
///
/// A filter of the JDK's server and not of Jex: those do not run for paths and methods Jex does not know.
final class RequestGuard extends Filter {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253})(:\\d{1,5})?");
    private static final byte[] ONLY_GET = "Only GET and HEAD are answered here\n".getBytes(StandardCharsets.UTF_8);

    private final String scheme;
    private final IntSupplier webSocketPort;

    /// @param secure whether the page comes with TLS, as its WebSocket then does
    RequestGuard(IntSupplier webSocketPort, boolean secure) {
        this.scheme = secure ? "wss://" : "ws://";
        this.webSocketPort = webSocketPort;
    }

    @Override
    public String description() {
        return "refuses writes and sets security headers";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set(
                "Content-Security-Policy",
                contentSecurityPolicy(exchange.getRequestHeaders().getFirst("Host")));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cache-Control", "no-cache");
        String method = exchange.getRequestMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            chain.doFilter(exchange);
            return;
        }
        headers.set("Allow", "GET, HEAD");
        headers.set("Content-Type", "text/plain; charset=utf-8");
        try (exchange) {
            exchange.sendResponseHeaders(405, ONLY_GET.length);
            exchange.getResponseBody().write(ONLY_GET);
        }
    }

    /// The page may connect to the push server it came with and to nothing else. The host is the one the browser
    /// used; where that cannot be a policy's source (an IPv6 address, or something odd), any host at that port.
    private String contentSecurityPolicy(@Nullable String hostHeader) {
        Matcher host = HOST.matcher(hostHeader == null ? "" : hostHeader);
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "
                + scheme
                + (host.matches() ? host.group(1) : "*") + ":" + webSocketPort.getAsInt()
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
