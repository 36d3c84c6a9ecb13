package io.pushdeck.console.history;

import io.pushdeck.console.bridge.Lacking;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the deliveries of one push add up to. Immutable.
///
/// @param tally       each recipient at the furthest stage
/// @param actions     how often each button was pressed, by its id
/// @param unreceived  whose client has not confirmed that it came, though it could
/// @param unanswered  who has pressed no button
/// @param unconfirmed who could acknowledge it and has not
/// @param unreached   who was there and whose turn has not come
record Progress(
        Tally tally, Map<String, Integer> actions, int unreceived, int unanswered, int unconfirmed, int unreached) {
    static final Progress NONE = new Progress(Tally.NONE, Map.of(), 0, 0, 0, 0);

    Progress {
        actions = Map.copyOf(actions);
    }

    static Progress of(List<Delivery> deliveries) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        Map<String, Integer> actions = new TreeMap<>();
        int unreceived = 0;
        int unanswered = 0;
        int unconfirmed = 0;
        int unreached = 0;
        for (Delivery delivery : deliveries) {
            counts.merge(delivery.stage(), 1, Integer::sum);
            if (!delivery.action().isEmpty()) {
                actions.merge(delivery.action(), 1, Integer::sum);
            }
            unreceived += lacks(delivery, Lacking.RECEIPT) ? 1 : 0;
            unanswered += lacks(delivery, Lacking.ACKNOWLEDGEMENT) ? 1 : 0;
            unconfirmed += isUnconfirmed(delivery) ? 1 : 0;
            unreached += isUnreached(delivery) ? 1 : 0;
        }
        return new Progress(new Tally(counts), actions, unreceived, unanswered, unconfirmed, unreached);
    }

    int lacking(Lacking lacking) {
        return switch (lacking) {
            case RECEIPT -> unreceived;
            case ACKNOWLEDGEMENT -> unanswered;
        };
    }

    private static boolean lacks(Delivery delivery, Lacking lacking) {
        return switch (lacking) {
            // A plain client that was written to has done all it can.
            case RECEIPT ->
                delivery.times().received().isEmpty()
                        && !(delivery.stage() == Stage.WRITTEN
                                && delivery.plain().orElse(false));
            case ACKNOWLEDGEMENT -> delivery.times().acted().isEmpty();
        };
    }

    // A plain page cannot acknowledge, and whom a push was stopped for is not asked any more.
    private static boolean isUnconfirmed(Delivery delivery) {
        return delivery.times().acted().isEmpty()
                && !delivery.plain().orElse(false)
                && delivery.stage() != Stage.FAILED;
    }

    // Whoever failed once is out of the fan-out: nothing is left to be stopped there.
    private static boolean isUnreached(Delivery delivery) {
        return delivery.online()
                && delivery.stage() == Stage.QUEUED
                && delivery.failure().isEmpty();
    }
}
