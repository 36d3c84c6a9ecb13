package io.pushdeck.server.soak;

import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.transport.TransportCounters;
import java.io.IOException;

/// One way to hurt a server, how it answers, and the counter that goes up by one for each time.
///
/// @param answer  a close code, the start of an HTTP answer, "HTTP/1.1 " and a status
/// @param count  what goes up
record Attack(String name, Move move, String answer, Count count) {
    /// A counter of the server's.
    enum Count {
        MESSAGE_RATE,
        BYTE_RATE,
        OVERSIZED,
        PROTOCOL,
        MALFORMED,
        HEAD,
        LATE;

        long in(TransportCounters counters) {
            return switch (this) {
                case MESSAGE_RATE -> counters.closed().messageRate();
                case BYTE_RATE -> counters.closed().byteRate();
                case OVERSIZED -> counters.closed().oversized();
                case PROTOCOL -> counters.closed().protocolError();
                case MALFORMED -> counters.refused().malformed();
                case HEAD -> counters.refused().headTooLarge();
                case LATE -> counters.refused().late();
            };
        }
    }

    /// What one connection does.
    interface Move {
        /// @return what the server answered, as in [Attack#answer]
        String against(int port) throws IOException;
    }

    /// After a handshake that is fine, sends `bytes`.
    static Attack open(String name, byte[] bytes, int code, Count count) {
        return new Attack(
                name,
                port -> {
                    try (RawClient client = RawClient.open(port)) {
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
}
