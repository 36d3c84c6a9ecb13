package io.pushdeck.server;

import io.pushdeck.server.security.Tls;
import io.pushdeck.server.session.IdentityTrust;

/// Where to listen, and whom to believe. Immutable.
///
/// @param webSocketPort 0 to 65535; 0 takes a free one
/// @param httpPort      of the receiver page; 0 to 65535; 0 takes a free one
/// @param shared        whether other computers can connect; if not, only this one can
/// @param identityTrust of which peers the client id and name in the address are believed
/// @param tls           whether both ports speak TLS, and with which certificate
public record ListenConfig(int webSocketPort, int httpPort, boolean shared, IdentityTrust identityTrust, Tls tls) {
    /// Ports 8080 and 8081, this computer only, without TLS.
    public static final ListenConfig DEFAULT = new ListenConfig(8080, 8081, false, IdentityTrust.LOOPBACK, Tls.OFF);

    public ListenConfig {
        check("WebSocket", webSocketPort);
        check("HTTP", httpPort);
        if (webSocketPort == httpPort && webSocketPort != 0) {
            throw new IllegalArgumentException(
                    "The WebSocket port and the HTTP port must differ; both are " + httpPort);
        }
    }

    private static void check(String side, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The " + side + " port must be 0 to 65535, not " + port);
        }
    }

    public ListenConfig withPorts(int newWebSocketPort, int newHttpPort) {
        return new ListenConfig(newWebSocketPort, newHttpPort, shared, identityTrust, tls);
    }

    public ListenConfig withShared(boolean newShared) {
        return new ListenConfig(webSocketPort, httpPort, newShared, identityTrust, tls);
    }

    public ListenConfig withIdentityTrust(IdentityTrust newTrust) {
        return new ListenConfig(webSocketPort, httpPort, shared, newTrust, tls);
    }

    public ListenConfig withTls(Tls newTls) {
        return new ListenConfig(webSocketPort, httpPort, shared, identityTrust, newTls);
    }
}
