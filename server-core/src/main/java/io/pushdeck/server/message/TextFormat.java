package io.pushdeck.server.message;

import java.util.Locale;

/// What the body of an announcement is written in.
public enum TextFormat {
    /// Text and nothing else.
    PLAIN,
    /// The subset of CommonMark that protocol.md names.
    MARKDOWN,
    /// One JSON text, for the page's own code.
    JSON;

    /// `markdown`, as on the wire.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
