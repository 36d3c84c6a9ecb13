package io.pushdeck.server.hub;

import java.util.concurrent.atomic.AtomicLong;

/// Messages from clients that nobody had time for. Counted on any thread, told on the hub's.
final class DroppedMessages {
    private final AtomicLong count = new AtomicLong();
    private long told;

    void count() {
        count.incrementAndGet();
    }

    /// Tells of those since the last time.
    void tell(HubState state) {
        long drops = count.get();
        if (drops > told) {
            state.troubled((drops - told) + " messages from clients were dropped because more than " + Hub.MAX_WAITING
                    + " commands were waiting; clients send faster than this computer can follow");
            told = drops;
        }
    }
}
