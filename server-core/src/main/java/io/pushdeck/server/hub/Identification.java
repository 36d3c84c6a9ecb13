package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.IdentityTrust;

/// Who a new connection is.
sealed interface Identification {
    /// @param name what the page calls it; may be empty
    record Known(ClientId client, String name) implements Identification {}

    /// @param words for the close frame
    record Refused(String words) implements Identification {}

    static Identification of(SessionId session, Handshake handshake, IdentityTrust trust) {
        if (!trust.believes(handshake)) {
            return new Known(ClientId.guest(session), "");
        }
        String name = ClientName.clean(handshake.query().getOrDefault("name", ""));
        String client = handshake.query().get("client");
        if (client == null) {
            return new Known(ClientId.guest(session), name);
        }
        if (!ClientId.isDurable(client)) {
            return new Refused("client= needs 1 to 64 of A-Z a-z 0-9 . _ - @ : and must not start with guest-");
        }
        return new Known(new ClientId(client), name);
    }
}
