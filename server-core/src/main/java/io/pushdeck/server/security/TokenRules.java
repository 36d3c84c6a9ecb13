package io.pushdeck.server.security;

import java.util.Optional;

/// Whether clients prove by a token who they are, and what a token must say. Immutable.
public sealed interface TokenRules {
    /// Tokens are ignored.
    TokenRules OFF = new Off();

    /// Longer audiences and issuers are none.
    int LONGEST = 200;

    record Off() implements TokenRules {}

    /// A token that is shown must be right. Only a token gives an identity: what a page says of itself without one
    /// does not.
    ///
    /// @param audience one that the token must name
    /// @param issuer   the one that the token must name; empty = any
    /// @param without  what becomes of who shows none
    record Checked(TokenKey key, String audience, Optional<String> issuer, Without without) implements TokenRules {
        public Checked {
            if (!isName(audience) || !issuer.map(TokenRules::isName).orElse(true)) {
                throw new IllegalArgumentException(
                        "An audience and an issuer have 1 to " + LONGEST + " characters with no space around them");
            }
        }
    }

    enum Without {
        /// Comes in as a guest.
        GUEST,
        /// Does not come in.
        REFUSED
    }

    /// Whether an audience or an issuer can be called so.
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
