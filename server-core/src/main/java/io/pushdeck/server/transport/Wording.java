package io.pushdeck.server.transport;

import java.math.BigDecimal;
import java.time.Duration;

/// How limits are told to clients.
final class Wording {
    private Wording() {}

    /// `5 s`, `0.3 s`.
    static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
