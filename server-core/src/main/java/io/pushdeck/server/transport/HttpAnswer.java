package io.pushdeck.server.transport;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A whole answer to a request that does not become a WebSocket; the connection is closed after it. Immutable.
///
/// @param status  code and phrase
/// @param headers beside length, type and `Connection: close`
/// @param body    plain text
record HttpAnswer(String status, Map<String, String> headers, String body) {
    private static final Map<String, String> VERSIONS = Map.of("Sec-WebSocket-Version", "13, 8");

    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer ok() {
        return new HttpAnswer("200 OK", Map.of(), "ok");
    }

    static HttpAnswer found(String location) {
        return new HttpAnswer("302 Found", Map.of("Location", location), "");
    }

    static HttpAnswer badRequest(String why) {
        return new HttpAnswer("400 Bad Request", Map.of(), why);
    }

    static HttpAnswer upgradeRequired(String why) {
        return new HttpAnswer("426 Upgrade Required", VERSIONS, why);
    }

    static HttpAnswer headersTooLarge() {
        return new HttpAnswer("431 Request Header Fields Too Large", Map.of(), "The request head is too large");
    }

    static HttpAnswer busy() {
        return new HttpAnswer("503 Service Unavailable", Map.of("Retry-After", "5"), "Too many connections");
    }

    /// Whether this tells the client that something was wrong with its request.
    boolean isRefusal() {
        return status.startsWith("4") || status.startsWith("5");
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
