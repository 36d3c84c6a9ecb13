package io.pushdeck.server.hub;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Numbers the events and tells every listener. Confined to the hub thread.
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    /// Replaced, never changed, since a listener may fail while it is being told.
    private List<Place> places = List.of();

    private long sequence;

    private record Place(Subscription subscription, HubListener listener) {}

    long sequence() {
        return sequence;
    }

    void add(Subscription subscription, HubListener listener, HubSnapshot snapshot) {
        Place place = new Place(subscription, listener);
        places = Stream.concat(places.stream(), Stream.of(place)).toList();
        tell(place, () -> listener.snapshot(snapshot));
    }

    void remove(Subscription subscription) {
        places = places.stream()
                .filter(place -> !place.subscription.equals(subscription))
                .toList();
    }

    void emit(HubEvent event) {
        sequence++;
        for (Place place : places) {
            tell(place, () -> place.listener.event(sequence, event));
        }
    }

    private void tell(Place place, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error trouble) {
            remove(place.subscription);
            LOG.error("A listener failed and hears no more; subscribe it again once it is repaired", trouble);
        }
    }
}
