package io.pushdeck.server.transport;

/// Whether pushes are compressed for clients that can read that (permessage-deflate, RFC 7692), and which. Immutable,
/// validated. A connection keeps what was agreed on when it opened.
///
/// @param enabled   whether it is agreed on with clients that offer it
/// @param fromBytes shortest payload that is compressed; 0 for every one. Of what clients send, they decide themselves.
public record Compression(boolean enabled, int fromBytes) {
    /// From 1 KiB on: below, a push fits into one packet anyway. See decision 0008.
    public static final Compression DEFAULT = new Compression(true, 1024);

    public static final Compression OFF = new Compression(false, DEFAULT.fromBytes);

    public Compression {
        if (fromBytes < 0) {
            throw new IllegalArgumentException("fromBytes must be at least 0, not " + fromBytes);
        }
    }

    public static Compression from(int bytes) {
        return new Compression(true, bytes);
    }
}
