package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.transport.TransportCounters;
import java.io.IOException;

/// One way to hurt a server, how it answers, and the counter that goes up by one for each time.
///
/// @param answer  a close code; the start of an HTTP answer, "HTTP/1.1 " and a status; or [#NONE]
/// @param count  what goes up
record Attack(String name, Move move, String answer, Count count) {
    /// The client is gone before it could be answered.
    static final String NONE = "none";

    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

    /// A counter of the server's, or of ends that it reports.
    enum Count {
        MESSAGE_RATE,
        BYTE_RATE,
        OVERSIZED,
        PROTOCOL,
        MALFORMED,
        HEAD,
        LATE,
        VANISHED;

        long in(HostileServer server) {
            TransportCounters counters = server.counters();
            return switch (this) {
                case MESSAGE_RATE -> counters.closed().messageRate();
                case BYTE_RATE -> counters.closed().byteRate();
                case OVERSIZED -> counters.closed().oversized();
                case PROTOCOL -> counters.closed().protocolError();
                case MALFORMED -> counters.refused().malformed();
                case HEAD -> counters.refused().headTooLarge();
                case LATE -> counters.refused().late();
                case VANISHED -> server.vanished();
            };
        }
    }

    /// What one connection does.
    interface Move {
        /// @return what the server answered, as in [Attack#answer]
        String against(int port) throws IOException;
    }

    /// How a connection comes to be open.
    private interface Opening {
        RawClient at(int port) throws IOException;
    }

    /// After a handshake that is fine, sends `bytes`.
    static Attack open(String name, byte[] bytes, int code, Count count) {
        return closed(name, RawClient::open, bytes, code, count);
    }

    /// After a handshake that agrees on permessage-deflate, sends `bytes`.
    static Attack compressing(String name, byte[] bytes, int code, Count count) {
        return closed(name, Attack::agreed, bytes, code, count);
    }

    private static Attack closed(String name, Opening opening, byte[] bytes, int code, Count count) {
        return new Attack(
                name,
                port -> {
                    try (RawClient client = opening.at(port)) {
                        client.sendRaw(bytes);
                        return Integer.toString(client.readClose().closeCode());
                    }
                },
                Integer.toString(code),
                count);
    }

    /// Instead of a handshake, sends `bytes`.
    static Attack raw(String name, byte[] bytes, int status, Count count) {
        return new Attack(
                name,
                port -> {
                    try (RawClient client = RawClient.connect(port)) {
                        client.sendRaw(bytes);
                        return client.readHead().substring(0, 12);
                    }
                },
                "HTTP/1.1 " + status,
                count);
    }

    /// After a handshake that agrees on permessage-deflate, sends `bytes` and is gone.
    ///
    /// @param reset whether the connection is thrown away
    static Attack walkingOut(String name, byte[] bytes, boolean reset) {
        return new Attack(
                name,
                port -> {
                    try (RawClient client = agreed(port)) {
                        client.sendRaw(bytes);
                        if (reset) {
                            client.vanish();
                        }
                        return NONE;
                    }
                },
                NONE,
                Count.VANISHED);
    }

    private static RawClient agreed(int port) throws IOException {
        RawClient client = RawClient.connect(port);
        String answer = client.handshake(RawClient.request("/", OFFER));
        if (!answer.contains("Sec-WebSocket-Extensions: permessage-deflate;")) {
            client.close();
            throw new IOException("Not agreed on: " + answer);
        }
        return client;
    }
}
