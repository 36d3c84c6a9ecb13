package io.pushdeck.console.history;

import io.pushdeck.server.message.PushRecord;
import java.time.Instant;
import java.util.Locale;

/// Whether a push still counts.
enum PushState {
    LIVE,
    RECALLED,
    EXPIRED;

    static PushState of(PushRecord push, Instant now) {
        if (push.recalledAt().isPresent()) {
            return RECALLED;
        }
        return push.announcement().hasExpired(now) ? EXPIRED : LIVE;
    }

    /// `live`, as in texts and style classes.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
