package io.pushdeck.bench.harness;

/// What lies between the frames and the socket.
public enum Variant {
    PLAIN("NONE", "NONE"),
    TLS("TLS", "NONE"),
    DEFLATE("NONE", "DEFLATE");

    private final String encryption;
    private final String compression;

    Variant(String encryption, String compression) {
        this.encryption = encryption;
        this.compression = compression;
    }

    String encryption() {
        return encryption;
    }

    String compression() {
        return compression;
    }
}
