package io.pushdeck.console.activity;

import java.util.Locale;

/// What the feed can be narrowed to; the texts are `activity.kind.*`.
enum Kind {
    CONNECTIONS,
    GROUPS,
    PUSHES,
    ANSWERS,
    MESSAGES,
    TROUBLE;

    /// The key of its words.
    String key() {
        return "activity.kind." + name().toLowerCase(Locale.ROOT);
    }
}
