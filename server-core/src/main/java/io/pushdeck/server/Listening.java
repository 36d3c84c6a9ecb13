package io.pushdeck.server;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/// Where a server listens. Immutable.
///
/// @param boundTo every address on which WebSocket clients can connect
public record Listening(int webSocketPort, int httpPort, List<InetSocketAddress> boundTo, Instant since) {
    public Listening {
        boundTo = List.copyOf(boundTo);
    }
}
