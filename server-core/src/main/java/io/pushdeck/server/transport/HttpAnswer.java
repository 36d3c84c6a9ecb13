package io.pushdeck.server.transport;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A whole answer to a request that does not become a WebSocket; the connection is closed after it. Immutable.
///
/// @param status  code and phrase
/// @param headers beside length, type and `Connection: close`
/// @param body    plain text; of a limit: which one, and how much it allows
/// @param counter what to count; null if nothing was wrong
record HttpAnswer(
        String status,
        Map<String, String> headers,
        String body,
        @Nullable Counter counter) {
    private static final Map<String, String> VERSIONS = Map.of("Sec-WebSocket-Version", "13, 8");
    private static final Map<String, String> LATER = Map.of("Retry-After", "5");
    private static final Map<String, String> SOON = Map.of("Retry-After", "1");

    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer ok() {
        return new HttpAnswer("200 OK", Map.of(), "ok", null);
    }

    static HttpAnswer found(String location) {
        return new HttpAnswer("302 Found", Map.of("Location", location), "", null);
    }

    static HttpAnswer badRequest(String why) {
        return new HttpAnswer("400 Bad Request", Map.of(), why, Counter.MALFORMED_HANDSHAKE);
    }

    static HttpAnswer late(Duration limit) {
        String body = "The handshake must be complete within " + Wording.seconds(limit);
        return new HttpAnswer("408 Request Timeout", Map.of(), body, Counter.LATE_HANDSHAKE);
    }

    static HttpAnswer upgradeRequired(String why) {
        return new HttpAnswer("426 Upgrade Required", VERSIONS, why, Counter.MALFORMED_HANDSHAKE);
    }

    static HttpAnswer tooManyFromAddress(int max) {
        String body = "At most " + max + " connections from one address";
        return new HttpAnswer("429 Too Many Requests", LATER, body, Counter.ADDRESS_FULL);
    }

    static HttpAnswer tooManyHandshakes(int perSecond) {
        String body = "At most " + perSecond + " handshakes a second";
        return new HttpAnswer("429 Too Many Requests", SOON, body, Counter.HANDSHAKE_RATE);
    }

    /// @param what is allowed
    static HttpAnswer headTooLarge(String what) {
        String body = "The request head may have at most " + what;
        return new HttpAnswer("431 Request Header Fields Too Large", Map.of(), body, Counter.LARGE_HEAD);
    }

    static HttpAnswer full(int max) {
        return new HttpAnswer("503 Service Unavailable", LATER, "At most " + max + " connections", Counter.FULL);
    }

    static HttpAnswer closing() {
        return new HttpAnswer("503 Service Unavailable", LATER, "The server is closing", null);
    }

    byte[] toBytes() {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        if (status.startsWith("426")) {
            text.append("Upgrade: websocket\r\nConnection: Upgrade, close\r\n");
        } else {
            text.append("Connection: close\r\n");
        }
        text.append("Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\nContent-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
