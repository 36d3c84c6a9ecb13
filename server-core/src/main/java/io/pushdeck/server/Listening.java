package io.pushdeck.server;

import io.pushdeck.server.security.ServerCertificate;
import java.net.InetSocketAddress;
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

    /// Whether pages use `https` and `wss`.
    public boolean secure() {
        return certificate != null;
    }
}
