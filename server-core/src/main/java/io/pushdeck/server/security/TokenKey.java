package io.pushdeck.server.security;

import java.security.PublicKey;
import java.util.Optional;

/// What the signatures of tokens are checked with. Immutable.
public sealed interface TokenKey {
    /// Longer ones are none.
    int LONGEST = 8_000;

    /// Known to the shop and to this server: HS256.
    ///
    /// @param value at least [#LEAST_BYTES] bytes in UTF-8, and no key in PEM
    record Secret(Password value) implements TokenKey {
        public static final int LEAST_BYTES = 32;

        public Secret {
            TokenKeys.check(TokenKeys.secretProblem(new String(value.characters())));
        }
    }

    /// The public half of the shop's key: RS256 with an RSA key from 2048 bits on, ES256 with one of the curve P-256.
    ///
    /// @param pem as `openssl pkey -pubout` writes it
    record Public(String pem) implements TokenKey {
        public Public {
            pem = pem.strip();
            TokenKeys.check(TokenKeys.publicProblem(pem));
        }

        PublicKey key() {
            return TokenKeys.publicKey(pem);
        }
    }

    /// Why something is no key; the console has words for each.
    enum Problem {
        MISSING,
        TOO_LONG,
        /// A secret that can be guessed.
        SHORT_SECRET,
        /// A key in PEM as a shared secret: everybody may know a public key, and could sign with it.
        PEM_AS_SECRET,
        /// Neither a public key in PEM nor anything else that was looked for.
        NO_PEM,
        /// A private key belongs to who signs, and nowhere else.
        PRIVATE_KEY,
        CERTIFICATE,
        UNREADABLE,
        WEAK_RSA,
        OTHER_CURVE,
        OTHER_KIND
    }

    /// Why a text cannot be the shared secret; empty if it can.
    static Optional<Problem> secretProblem(String secret) {
        return TokenKeys.secretProblem(secret);
    }

    /// Why a text cannot be the public key; empty if it can.
    static Optional<Problem> publicProblem(String pem) {
        return TokenKeys.publicProblem(pem.strip());
    }
}
