package io.pushdeck.console.bridge;

import io.pushdeck.server.session.IdentityTrust;

/// Where and for whom the server listens. Immutable.
///
/// @param webSocketPort 1 to 65535
/// @param httpPort      of the receiver page; 1 to 65535, another one
/// @param shared        for other computers on the network too, not only for this one
/// @param trust         whose word on its own identity counts
public record ListenSettings(int webSocketPort, int httpPort, boolean shared, IdentityTrust trust) {
    public static final ListenSettings DEFAULT = new ListenSettings(8080, 8081, false, IdentityTrust.LOOPBACK);

    public ListenSettings withShared(boolean newShared) {
        return new ListenSettings(webSocketPort, httpPort, newShared, trust);
    }

    public ListenSettings withTrust(IdentityTrust newTrust) {
        return new ListenSettings(webSocketPort, httpPort, shared, newTrust);
    }

    public ListenSettings withPorts(int newWebSocketPort, int newHttpPort) {
        return new ListenSettings(newWebSocketPort, newHttpPort, shared, trust);
    }

    /// The same with another port for one of the two servers.
    public ListenSettings withPort(Door door, int port) {
        return switch (door) {
            case WEB_SOCKET -> withPorts(port, httpPort);
            case RECEIVER_PAGE -> withPorts(webSocketPort, port);
        };
    }

    /// The two servers that listen.
    public enum Door {
        WEB_SOCKET,
        RECEIVER_PAGE
    }
}
