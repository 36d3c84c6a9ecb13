package io.pushdeck.server.security;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;

/// What a token is worth. Immutable.
public sealed interface TokenVerdict {
    /// @param name what the token calls the person; may be empty
    record Accepted(ClientId client, String name, Proof proof) implements TokenVerdict {}

    /// @param words for the developer of the page, in a close frame; never the token itself
    record Refused(Fault fault, String words) implements TokenVerdict {}

    enum Fault {
        MISSING,
        /// No JWT with a signature.
        MALFORMED,
        /// Also none.
        ALGORITHM,
        SIGNATURE,
        NO_EXPIRY,
        EXPIRED,
        NOT_YET,
        AUDIENCE,
        ISSUER,
        SUBJECT
    }
}
