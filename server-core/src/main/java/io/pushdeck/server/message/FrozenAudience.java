package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import java.util.List;

/// Whom an audience meant at one moment: each person once. Immutable; a push keeps it for good.
///
/// @param chosen  what the operator chose
/// @param online  people with at least one connection, in order of connecting
/// @param offline people who are known but away
public record FrozenAudience(Audience chosen, List<ClientId> online, List<ClientId> offline) {
    public FrozenAudience {
        online = List.copyOf(online);
        offline = List.copyOf(offline);
    }

    public Reach reach() {
        return new Reach(online.size(), offline.size());
    }
}
