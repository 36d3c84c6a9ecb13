package io.pushdeck.server.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What a connection shows to be taken for a simulated client: a secret of this process, which is never written down.
/// Immutable.
public final class RehearsalKey {
    /// The header of the handshake that carries it.
    public static final String HEADER = "Pushdeck-Rehearsal";

    private static final int BYTES = 32;

    private final String secret;

    private RehearsalKey(String secret) {
        this.secret = secret;
    }

    public static RehearsalKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new RehearsalKey(HexFormat.of().formatHex(bytes));
    }

    /// For the header, and for nothing else.
    public String secret() {
        return secret;
    }

    /// In a time that tells nothing of how much of it is right.
    public boolean isShownBy(String shown) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
