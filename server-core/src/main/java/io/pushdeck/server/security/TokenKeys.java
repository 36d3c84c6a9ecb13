package io.pushdeck.server.security;

import io.pushdeck.server.security.TokenKey.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads keys for tokens, with what the JDK has: the settings ask at each letter that is typed.
final class TokenKeys {
    private static final Pattern PUBLIC =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int LEAST_RSA_BITS = 2048;
    /// The order of P-256, which no other curve has.
    private static final String P_256 = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    private TokenKeys() {}

    static Optional<Problem> secretProblem(String secret) {
        if (secret.isEmpty()) {
            return Optional.of(Problem.MISSING);
        }
        if (secret.contains("-----BEGIN ")) {
            return Optional.of(Problem.PEM_AS_SECRET);
        }
        if (secret.length() > TokenKey.LONGEST) {
            return Optional.of(Problem.TOO_LONG);
        }
        boolean isShort = secret.getBytes(StandardCharsets.UTF_8).length < TokenKey.Secret.LEAST_BYTES;
        return isShort ? Optional.of(Problem.SHORT_SECRET) : Optional.empty();
    }

    static Optional<Problem> publicProblem(String pem) {
        if (pem.isEmpty()) {
            return Optional.of(Problem.MISSING);
        }
        if (pem.length() > TokenKey.LONGEST) {
            return Optional.of(Problem.TOO_LONG);
        }
        if (pem.contains("PRIVATE KEY-----")) {
            return Optional.of(Problem.PRIVATE_KEY);
        }
        if (pem.contains("BEGIN CERTIFICATE-----")) {
            return Optional.of(Problem.CERTIFICATE);
        }
        return encoded(pem).isEmpty() ? Optional.of(Problem.NO_PEM) : judge(pem);
    }

    private static Optional<Problem> judge(String pem) {
        return read(pem).map(TokenKeys::judge).orElse(Optional.of(Problem.UNREADABLE));
    }

    private static Optional<Problem> judge(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() < LEAST_RSA_BITS ? Optional.of(Problem.WEAK_RSA) : Optional.empty();
            case ECPublicKey curve -> isP256(curve) ? Optional.empty() : Optional.of(Problem.OTHER_CURVE);
            default -> Optional.of(Problem.OTHER_KIND);
        };
    }

    private static boolean isP256(ECPublicKey key) {
        return key.getParams().getOrder().toString(16).equals(P_256);
    }

    private static Optional<byte[]> encoded(String pem) {
        Matcher found = PUBLIC.matcher(pem);
        return found.matches() ? Optional.of(Base64.getMimeDecoder().decode(found.group(1))) : Optional.empty();
    }

    /// @throws IllegalArgumentException if it is none
    static PublicKey publicKey(String pem) {
        return read(pem).orElseThrow(() -> new IllegalArgumentException("No public key in PEM"));
    }

    private static Optional<PublicKey> read(String pem) {
        byte[] encoded;
        try {
            encoded = encoded(pem).orElse(new byte[0]);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
            } catch (GeneralSecurityException another) {
                // Which kind it is stands in it, and the JDK wants to be told.
            }
        }
        return Optional.empty();
    }

    /// @throws IllegalArgumentException if there is a problem
    static void check(Optional<Problem> problem) {
        if (problem.isPresent()) {
            throw new IllegalArgumentException("No key for tokens: " + problem.get());
        }
    }
}
