package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.time.Instant;

/// One connection as listeners see it. Immutable.
///
/// @param client      whose connection it is; several sessions may share one client
/// @param name        what to call the client: the operator's name for it, else its own, else its id
/// @param connectedAt when the handshake was complete
public record SessionView(
        SessionId id, ClientId client, String name, Handshake handshake, Instant connectedAt, Traffic traffic) {}
