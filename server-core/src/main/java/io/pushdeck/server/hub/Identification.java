package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.protocol.ClientFrame.Hello;
import io.pushdeck.server.security.TokenVerdict;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.IdentityTrust;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a new connection is.
sealed interface Identification {
    /// @param name     what the page calls it; may be empty
    /// @param believed whether its word on itself counts
    /// @param proof    empty for one that showed no token
    record Known(ClientId client, String name, boolean believed, Optional<Proof> proof) implements Identification {
        Known(ClientId client, String name, boolean believed) {
            this(client, name, believed, Optional.empty());
        }
    }

    /// @param words for the close frame
    record Refused(String words) implements Identification {}

    /// Of a plain connection, by its address.
    static Identification of(SessionId session, Handshake handshake, IdentityTrust trust) {
        String client = handshake.query().get("client");
        String name = handshake.query().getOrDefault("name", "");
        return of(session, handshake, client, name, trust, "client=");
    }

    /// Of one that speaks `pushdeck.v1`, by its first frame.
    static Identification of(SessionId session, Handshake handshake, IdentityTrust trust, Hello hello) {
        return of(session, handshake, hello.client().orElse(null), hello.name(), trust, "\"client\"");
    }

    /// Of one that has shown a token: that alone says who it is.
    static Known of(TokenVerdict.Accepted token, Hello hello) {
        String name = token.name().isBlank() ? hello.name() : token.name();
        return new Known(token.client(), ClientName.clean(name), true, Optional.of(token.proof()));
    }

    /// Of one that shows no token where only a token gives an identity. Its name and its groups count as far as its
    /// address is believed.
    static Known guest(SessionId session, Handshake handshake, IdentityTrust trust, String name) {
        boolean believed = trust.believes(handshake);
        return new Known(ClientId.guest(session), believed ? ClientName.clean(name) : "", believed);
    }

    private static Identification of(
            SessionId session,
            Handshake handshake,
            @Nullable String client,
            String name,
            IdentityTrust trust,
            String field) {
        if (handshake.simulated()) {
            return new Known(simulated(session, client), ClientName.clean(name), true);
        }
        if (!trust.believes(handshake)) {
            return new Known(ClientId.guest(session), "", false);
        }
        if (client == null) {
            return new Known(ClientId.guest(session), ClientName.clean(name), true);
        }
        if (!ClientId.isDurable(client)) {
            return new Refused(
                    field + " needs 1 to 64 of A-Z a-z 0-9 . _ - @ : and must not start with guest- or rehearsal:");
        }
        return new Known(new ClientId(client), ClientName.clean(name), true);
    }

    /// Whatever it asks for, it never passes for anybody else.
    private static ClientId simulated(SessionId session, @Nullable String client) {
        Optional<ClientId> own =
                client != null && ClientId.isSimulated(client) ? Optional.of(new ClientId(client)) : Optional.empty();
        return own.orElseGet(() -> ClientId.simulated("session-" + session.value()));
    }
}
