package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Who was here, ever and lately. Many come at once, so they are kept a few times a second, together. Confined to the
/// hub thread.
final class Sightings {
    private final Set<ClientId> ever;
    private final DeliveryLog log;
    private Map<ClientId, DeliveryLog.Sighting> lately = new HashMap<>();

    Sightings(Set<ClientId> ever, DeliveryLog log) {
        this.ever = new HashSet<>(ever);
        this.log = log;
    }

    /// Guests are nobody once they are gone.
    void note(ClientId client, String name, Instant at) {
        if (!client.isGuest()) {
            ever.add(client);
            lately.put(client, new DeliveryLog.Sighting(name, at));
        }
    }

    /// Starts over.
    void reset(Set<ClientId> people) {
        ever.clear();
        ever.addAll(people);
        lately = new HashMap<>();
    }

    boolean includes(ClientId client) {
        return ever.contains(client);
    }

    /// Live.
    Set<ClientId> everybody() {
        return Collections.unmodifiableSet(ever);
    }

    /// Has those of lately written.
    void keep() {
        if (!lately.isEmpty()) {
            log.seen(lately);
            lately = new HashMap<>();
        }
    }
}
