package io.pushdeck.server.message;

/// What clients said and nobody read. Immutable.
public record UnreadCount(int conversations, int messages) {
    public static final UnreadCount NONE = new UnreadCount(0, 0);
}
