package io.pushdeck.server;

import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;

/// Where to listen, whom to believe, what clients may cost, and what travels how. Immutable.
///
/// @param webSocketPort 0 to 65535; 0 takes a free one
/// @param httpPort      of the receiver page; 0 to 65535; 0 takes a free one
/// @param shared        whether other computers can connect; if not, only this one can
/// @param identityTrust of which peers the client id and name in the address are believed
/// @param limits        what clients may cost
/// @param tls           whether both ports speak TLS, and with which certificate
/// @param compression   of long pushes
/// @param tokens        whether clients prove who they are
public record ListenConfig(
        int webSocketPort,
        int httpPort,
        boolean shared,
        IdentityTrust identityTrust,
        Limits limits,
        Tls tls,
        Compression compression,
        TokenRules tokens) {
    /// Ports 8080 and 8081, this computer only, without TLS.
    public static final ListenConfig DEFAULT = new ListenConfig(
            8080, 8081, false, IdentityTrust.LOOPBACK, Limits.defaults(), Tls.OFF, Compression.DEFAULT, TokenRules.OFF);

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
        return new ListenConfig(newWebSocketPort, newHttpPort, shared, identityTrust, limits, tls, compression, tokens);
    }

    public ListenConfig withShared(boolean newShared) {
        return new ListenConfig(webSocketPort, httpPort, newShared, identityTrust, limits, tls, compression, tokens);
    }

    public ListenConfig withIdentityTrust(IdentityTrust newTrust) {
        return new ListenConfig(webSocketPort, httpPort, shared, newTrust, limits, tls, compression, tokens);
    }

    public ListenConfig withLimits(Limits newLimits) {
        return new ListenConfig(webSocketPort, httpPort, shared, identityTrust, newLimits, tls, compression, tokens);
    }

    public ListenConfig withTls(Tls newTls) {
        return new ListenConfig(webSocketPort, httpPort, shared, identityTrust, limits, newTls, compression, tokens);
    }

    public ListenConfig withCompression(Compression newCompression) {
        return new ListenConfig(webSocketPort, httpPort, shared, identityTrust, limits, tls, newCompression, tokens);
    }

    public ListenConfig withTokens(TokenRules newTokens) {
        return new ListenConfig(webSocketPort, httpPort, shared, identityTrust, limits, tls, compression, newTokens);
    }
}
