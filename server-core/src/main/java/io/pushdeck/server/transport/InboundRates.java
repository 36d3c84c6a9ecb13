package io.pushdeck.server.transport;

import java.time.Duration;

/// What one client may send in a second, and twice as much at once. Confined to its decoder.
final class InboundRates {
    private static final Duration BURST = Duration.ofSeconds(2);

    private final Plumbing plumbing;
    private final RateLimit messages;
    private final RateLimit bytes;

    InboundRates(Plumbing plumbing) {
        this.plumbing = plumbing;
        this.messages = new RateLimit(BURST, plumbing.nanoTime());
        this.bytes = new RateLimit(BURST, plumbing.nanoTime());
    }

    /// One more message, ping or pong has begun.
    void messageCame() throws RateExceededException {
        int perSecond = plumbing.limits().inbound().messagesPerSecond();
        if (!messages.admits(plumbing.nanoTime(), 1, perSecond)) {
            throw new RateExceededException(Counter.MESSAGE_RATE, "At most " + perSecond + " messages a second");
        }
    }

    void bytesCame(int count) throws RateExceededException {
        int perSecond = plumbing.limits().inbound().bytesPerSecond();
        if (!bytes.admits(plumbing.nanoTime(), count, perSecond)) {
            throw new RateExceededException(Counter.BYTE_RATE, "At most " + perSecond + " bytes a second");
        }
    }
}
