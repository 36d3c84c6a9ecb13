package io.pushdeck.server.group;

import io.pushdeck.server.identity.Claims;
import java.net.InetAddress;
import java.time.Instant;

/// What rules look at: one connection, or a person who is away. Immutable.
///
/// @param name of the person, folded as [Group#keyOf] does
public record Traits(String name, Presence presence) {
    /// What is known depends on it.
    public sealed interface Presence {}

    /// @param page     folded as the name; may be empty
    /// @param language may be empty
    /// @param claims   of its token, their values folded as the name
    public record Here(String page, String language, Browser browser, InetAddress address, Claims claims)
            implements Presence {
        public Here {
            page = Group.keyOf(page);
            claims = claims.map(Group::keyOf);
        }

        /// With no token.
        public Here(String page, String language, Browser browser, InetAddress address) {
            this(page, language, browser, address, Claims.NONE);
        }
    }

    /// @param since when the last connection ended, as far as anybody knows
    public record Away(Instant since) implements Presence {}

    public Traits {
        name = Group.keyOf(name);
    }
}
