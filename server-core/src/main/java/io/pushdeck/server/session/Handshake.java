package io.pushdeck.server.session;

import java.net.InetAddress;
import java.util.Map;

/// What a client said of itself when it connected. Immutable. Every text is from outside: show it, never run it.
///
/// @param address          the peer of the socket
/// @param port             the peer's port
/// @param path             as sent, without the query; starts with `/`
/// @param query            decoded parameters; of a repeated one the first
/// @param userAgent        may be empty
/// @param language         first tag of Accept-Language; may be empty
/// @param origin           may be empty
/// @param webSocketVersion 13 (RFC 6455) or 8 (Hybi-10)
/// @param subprotocol      the one that was agreed on: [#PUSHDECK], or empty for plain text
/// @param simulated        whether it showed the [RehearsalKey], so that this process plays it
public record Handshake(
        InetAddress address,
        int port,
        String path,
        Map<String, String> query,
        String userAgent,
        String language,
        String origin,
        int webSocketVersion,
        String subprotocol,
        boolean simulated) {
    /// The frames of protocol.md.
    public static final String PUSHDECK = "pushdeck.v1";

    public Handshake {
        query = Map.copyOf(query);
    }

    /// Of a client that is not simulated.
    public Handshake(
            InetAddress address,
            int port,
            String path,
            Map<String, String> query,
            String userAgent,
            String language,
            String origin,
            int webSocketVersion,
            String subprotocol) {
        this(address, port, path, query, userAgent, language, origin, webSocketVersion, subprotocol, false);
    }

    /// Whether the client speaks in texts of its own, with no frames and no receipts.
    public boolean isPlain() {
        return subprotocol.isEmpty();
    }
}
