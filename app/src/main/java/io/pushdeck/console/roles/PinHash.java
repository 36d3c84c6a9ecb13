package io.pushdeck.console.roles;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.spec.KeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A PIN as it is kept: salted, and slow to try. Four digits are guessed by whoever has the file, however slow each try
/// is: it keeps hands from the console, not thieves from the computer. Immutable.
final class PinHash {
    private static final Pattern PIN = Pattern.compile("[0-9]{4,12}");
    private static final String KIND = "pbkdf2-sha256";
    /// As OWASP's password storage sheet asks for PBKDF2 with SHA-256.
    private static final int ROUNDS = 600_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PinHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /// Whether it is 4 to 12 digits.
    static boolean isPin(String typed) {
        return PIN.matcher(typed).matches();
    }

    /// Takes a moment.
    static PinHash of(String pin, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PinHash(ROUNDS, salt, hash(pin, salt, ROUNDS));
    }

    /// What [#text] wrote; empty for anything else.
    static Optional<PinHash> parse(String text) {
        String[] parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(KIND) || !parts[1].matches("[1-9][0-9]{0,7}")) {
            return Optional.empty();
        }
        int rounds = Integer.parseInt(parts[1]);
        try {
            byte[] salt = Base64.getDecoder().decode(parts[2]);
            byte[] hash = Base64.getDecoder().decode(parts[3]);
            return salt.length == 0 || hash.length != HASH_BITS / 8 || rounds > MOST_ROUNDS
                    ? Optional.empty()
                    : Optional.of(new PinHash(rounds, salt, hash));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$", KIND, Integer.toString(rounds), base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /// Takes a moment, the same for a right and a wrong one.
    boolean matches(String pin) {
        return MessageDigest.isEqual(hash, hash(pin, salt, rounds));
    }

    private static byte[] hash(String pin, byte[] salt, int rounds) {
        KeySpec key = new PBEKeySpec(pin.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has PBKDF2WithHmacSHA256", missing);
        }
    }
}
