package io.pushdeck.bench.peer;

import io.pushdeck.bench.harness.Variant;

/// The servers on the JVM, by the names that the harness starts them with.
enum PeerKind {
    PUSHDECK("pushdeck"),
    PUSH_SERVER("pushdeck-server"),
    JAVA_WEBSOCKET("java-websocket"),
    NETTY("netty"),
    UNDERTOW("undertow");

    private final String word;

    PeerKind(String word) {
        this.word = word;
    }

    static PeerKind of(String word) {
        for (PeerKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No server is called " + word);
    }

    Peer create(Variant variant) {
        return switch (this) {
            case PUSHDECK -> new PushdeckPeer();
            case PUSH_SERVER -> new PushServerPeer(variant);
            case JAVA_WEBSOCKET -> JavaWebSocketPeer.of(variant);
            case NETTY -> new NettyPeer();
            case UNDERTOW -> new UndertowPeer();
        };
    }
}
