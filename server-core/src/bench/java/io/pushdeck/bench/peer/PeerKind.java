package io.pushdeck.bench.peer;

/// The servers on the JVM, by the names that the harness starts them with.
enum PeerKind {
    PUSHDECK("pushdeck"),
    JAVA_WEBSOCKET("java-websocket");

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

    Peer create(Encryption encryption, Compression compression) {
        return switch (this) {
            case PUSHDECK -> new PushdeckPeer();
            case JAVA_WEBSOCKET -> new JavaWebSocketPeer();
        };
    }
}
