package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.time.Instant;
import java.util.Optional;

/// One connection as listeners see it. Immutable. Every text of a client is from outside: show it, never run it.
///
/// @param client      whose connection it is; several sessions may share one client
/// @param name        what to call the client: the operator's name for it, else its own, else its id
/// @param page        where the client says it is; may be empty
/// @param language    as the client says, else as its browser does; may be empty
/// @param connectedAt when the handshake was complete, and with `pushdeck.v1` the hello
/// @param proof       that the client has shown by a token who it is
public record SessionView(
        SessionId id,
        ClientId client,
        String name,
        String page,
        String language,
        Handshake handshake,
        Instant connectedAt,
        Traffic traffic,
        Optional<Proof> proof) {
    /// Of one that showed no token.
    public SessionView(
            SessionId id,
            ClientId client,
            String name,
            String page,
            String language,
            Handshake handshake,
            Instant connectedAt,
            Traffic traffic) {
        this(id, client, name, page, language, handshake, connectedAt, traffic, Optional.empty());
    }

    /// Whether the client cannot confirm anything.
    public boolean isPlain() {
        return handshake.isPlain();
    }

    public SessionView withName(String newName) {
        return new SessionView(id, client, newName, page, language, handshake, connectedAt, traffic, proof);
    }

    public SessionView withTraffic(Traffic newTraffic) {
        return new SessionView(id, client, name, page, language, handshake, connectedAt, newTraffic, proof);
    }
}
