package io.pushdeck.server.hub;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.identity.ClientId;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who was here, those of whom nothing else is known up to a bound: a page may call itself what it likes, and each name
/// would stay for good. Many come at once, so they are kept a few times a second, together. Confined to the hub thread.
final class Sightings {
    /// Whoever was there last comes last.
    private final SequencedMap<ClientId, Sighting> known;
    /// Who is simulated, here or away; never on disk.
    private final Set<ClientId> simulated = new HashSet<>();
    private final DeliveryLog log;
    private Map<ClientId, Sighting> lately = new HashMap<>();

    Sightings(Map<ClientId, Sighting> known, DeliveryLog log) {
        this.known = new LinkedHashMap<>(known);
        this.log = log;
    }

    /// Guests are nobody once they are gone, and who is simulated is nobody to the disk.
    void note(ClientId client, String name, Instant at) {
        if (!client.isPassing()) {
            Sighting sighting = new Sighting(name, at);
            known.putLast(client, sighting);
            if (known.size() > Register.MAX_SEEN) {
                known.pollFirstEntry();
            }
            lately.put(client, sighting);
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
    void reset(Map<ClientId, Sighting> people) {
        known.clear();
        known.putAll(people);
        lately = new HashMap<>();
    }

    boolean includes(ClientId client) {
        return known.containsKey(client) || simulated.contains(client);
    }

    @Nullable
    Sighting find(ClientId client) {
        return known.get(client);
    }

    /// Live.
    Set<ClientId> everybody() {
        return Collections.unmodifiableSet(known.keySet());
    }

    /// Live; whoever was there last comes first.
    Set<ClientId> lastFirst() {
        return Collections.unmodifiableSet(known.reversed().keySet());
    }

    /// Has those of lately written.
    void keep() {
        if (!lately.isEmpty()) {
            log.seen(lately);
            lately = new HashMap<>();
        }
    }
}
