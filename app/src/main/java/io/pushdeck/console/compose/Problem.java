package io.pushdeck.console.compose;

/// Why nothing can be pushed at the moment; the texts are `compose.problem.*`.
enum Problem {
    NO_RECIPIENT,
    NOBODY_ONLINE,
    NOTHING_WRITTEN,
    TOO_LONG;

    /// The key of its words.
    String key() {
        return "compose.problem." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
