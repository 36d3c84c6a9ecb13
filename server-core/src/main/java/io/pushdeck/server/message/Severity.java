package io.pushdeck.server.message;

import java.util.Locale;

/// How much an announcement matters, in rising order.
public enum Severity {
    INFO,
    SUCCESS,
    WARNING,
    CRITICAL;

    /// `critical`, as on the wire, in ids and in style classes.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
