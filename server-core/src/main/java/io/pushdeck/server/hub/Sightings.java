package io.pushdeck.server.hub;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Who was here, those of whom nothing else is known up to a bound: a page may call itself what it likes, and each name
/// would stay for good. Many come at once, so they are kept a few times a second, together. Confined to the hub thread.
final class Sightings {
    /// Whoever was there last comes last.
    private final SequencedSet<ClientId> known;
    /// Who is simulated, here or away; never on disk.
    private final Set<ClientId> simulated = new HashSet<>();
    private final DeliveryLog log;
    private Map<ClientId, DeliveryLog.Sighting> lately = new HashMap<>();

    Sightings(Set<ClientId> known, DeliveryLog log) {
        this.known = new LinkedHashSet<>(known);
        this.log = log;
    }

    /// Guests are nobody once they are gone, and who is simulated is nobody to the disk.
    void note(ClientId client, String name, Instant at) {
        if (!client.isPassing()) {
            known.addLast(client);
            if (known.size() > Register.MAX_SEEN) {
                known.removeFirst();
            }
            lately.put(client, new DeliveryLog.Sighting(name, at));
        }
    }

    /// Takes part in the rehearsal from now on, until its end.
    void cast(ClientId client) {
        simulated.add(client);
    }

    /// The rehearsal is over.
    void forgetSimulated() {
        simulated.clear();
    }

    /// Live.
    Set<ClientId> simulated() {
        return Collections.unmodifiableSet(simulated);
    }

    /// Starts over.
    void reset(Set<ClientId> people) {
        known.clear();
        known.addAll(people);
        lately = new HashMap<>();
    }

    boolean includes(ClientId client) {
        return known.contains(client) || simulated.contains(client);
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
