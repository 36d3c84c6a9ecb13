package io.pushdeck.server;

import io.pushdeck.server.rehearsal.Venue;
import io.pushdeck.server.security.ServerCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a server listens. Immutable.
///
/// @param boundTo     every address on which WebSocket clients can connect
/// @param certificate the one that is shown to new connections; null without TLS
public record Listening(
        int webSocketPort,
        int httpPort,
        List<InetSocketAddress> boundTo,
        Instant since,
        @Nullable ServerCertificate certificate) {
    public Listening {
        boundTo = List.copyOf(boundTo);
    }

    /// Where this process itself connects; it listens on loopback in any case.
    Venue venue() {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return new Venue(URI.create((secure() ? "wss" : "ws") + "://" + host + ":" + webSocketPort + "/"), certificate);
    }

    /// Whether pages use `https` and `wss`.
    public boolean secure() {
        return certificate != null;
    }
}
