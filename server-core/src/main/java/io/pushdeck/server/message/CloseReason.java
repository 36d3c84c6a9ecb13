package io.pushdeck.server.message;

/// Why a connection ended. Immutable.
///
/// @param code   as on the wire: RFC 6455 section 7.4, or one of ours from 4000; 1006 if the socket just went away
/// @param text   what the closing side said; may be empty; from outside, so it is text and nothing else
/// @param origin who ended it
public record CloseReason(int code, String text, Origin origin) {
    public static final int NORMAL = 1000;
    public static final int GOING_AWAY = 1001;
    public static final int PROTOCOL_ERROR = 1002;
    public static final int ABNORMAL = 1006;
    public static final int BAD_DATA = 1007;
    public static final int POLICY = 1008;
    public static final int TOO_BIG = 1009;
    /// The server is being restarted: come back.
    public static final int RESTART = 1012;
    /// Ours, come back: the client read too slowly and its outbox was full or too old.
    public static final int SLOW_CLIENT = 4000;
    /// Ours, come back: no sign of life for too long.
    public static final int TIMED_OUT = 4001;
    /// Ours, come back: no `hello` came in time.
    public static final int NO_HELLO = 4002;
    /// Ours, stay away: the id in `?client=` cannot be used.
    public static final int BAD_IDENTITY = 4500;
    /// Ours, stay away: the operator disconnected this client.
    public static final int DISCONNECTED = 4501;

    /// Ours, stay away: what came is no frame of `pushdeck.v1`.
    public static final int NO_FRAME = 4502;
    /// Ours, stay away: the token was refused.
    public static final int BAD_TOKEN = 4503;
    /// Ours, stay away: the operator has banned this client, or the address that it comes from.
    public static final int BANNED = 4504;

    /// Who ended a connection.
    public enum Origin {
        CLIENT,
        SERVER,
        NETWORK
    }

    /// Whether a client that is closed with `code` may come back by itself: not with 4500 to 4999.
    public static boolean mayReconnect(int code) {
        return code < 4500 || code > 4999;
    }
}
