package io.pushdeck.server.hub;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Who was here, those of whom nothing else is known up to a bound: a page may call itself what it likes, and each name
/// would stay for good. Many come at once, so they are kept a few times a second, together. Confined to the hub thread.
final class Sightings {
    /// Whoever was there last comes last.
    private final SequencedSet<ClientId> known;
    private final DeliveryLog log;
    private Map<ClientId, DeliveryLog.Sighting> lately = new HashMap<>();

    Sightings(Set<ClientId> known, DeliveryLog log) {
        this.known = new LinkedHashSet<>(known);
        this.log = log;
    }

    /// Guests are nobody once they are gone.
    void note(ClientId client, String name, Instant at) {
        if (!client.isGuest()) {
            known.addLast(client);
            if (known.size() > Register.MAX_SEEN) {
                known.removeFirst();
            }
            lately.put(client, new DeliveryLog.Sighting(name, at));
        }
    }

    /// Starts over.
    void reset(Set<ClientId> people) {
        known.clear();
        known.addAll(people);
        lately = new HashMap<>();
    }

    boolean includes(ClientId client) {
        return known.contains(client);
    }

    /// Live.
    Set<ClientId> everybody() {
        return Collections.unmodifiableSet(known);
    }

    /// Has those of lately written.
    void keep() {
        if (!lately.isEmpty()) {
            log.seen(lately);
            lately = new HashMap<>();
        }
    }
}
