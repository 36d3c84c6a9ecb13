package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that outlive their client's connections: the operator's, and those of members of groups. Confined to the
/// hub thread.
final class ClientNames {
    private final Map<ClientId, ClientName> known;
    private final NameKeeper keeper;

    ClientNames(Map<ClientId, ClientName> known, NameKeeper keeper) {
        this.known = new HashMap<>(known);
        this.keeper = keeper;
    }

    @Nullable
    ClientName find(ClientId client) {
        return known.get(client);
    }

    boolean isKnown(ClientId client) {
        return known.containsKey(client);
    }

    /// The operator's word; the store has it already.
    void put(ClientId client, ClientName name) {
        known.put(client, name);
    }

    /// Keeps what a page calls a client, unless the operator named it. An id is no name.
    void keep(ClientId client, String name) {
        ClientName old = known.get(client);
        if (client.isPassing()
                || name.equals(client.value())
                || (old != null && (old.byOperator() || old.text().equals(name)))) {
            return;
        }
        known.put(client, new ClientName(name, false));
        keeper.keep(client, name);
    }

    void forget(ClientId client) {
        known.remove(client);
    }

    /// Starts over.
    void reset(Map<ClientId, ClientName> newlyKnown) {
        known.clear();
        known.putAll(newlyKnown);
    }

    Map<ClientId, String> texts() {
        Map<ClientId, String> texts = new HashMap<>();
        known.forEach((client, name) -> texts.put(client, name.text()));
        return texts;
    }
}
