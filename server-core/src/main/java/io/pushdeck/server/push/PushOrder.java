package io.pushdeck.server.push;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import java.time.Duration;
import java.util.Optional;

/// What the operator wants pushed. Immutable.
///
/// @param escalateAfter when it gets louder for those who have not confirmed it by then; empty for never
public record PushOrder(Announcement announcement, Audience audience, Optional<Duration> escalateAfter) {
    public PushOrder {
        if (escalateAfter.isPresent() && !escalateAfter.get().isPositive()) {
            throw new IllegalArgumentException("A push gets louder after a while, not after " + escalateAfter.get());
        }
    }
}
