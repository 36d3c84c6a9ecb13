package io.pushdeck.console.compose;

import java.util.List;
import java.util.Locale;

/// Why nothing can be pushed at the moment. Immutable.
///
/// @param arguments of the words
record Problem(Kind kind, List<Object> arguments) {
    /// In the order in which they are told; the texts are `compose.problem.*`.
    enum Kind {
        NO_RECIPIENT,
        /// Simulated clients and others.
        MIXED,
        NOBODY,
        NOBODY_ONLINE,
        /// Of a live update.
        LIVE_LATER,
        /// Who is simulated is gone by then.
        REHEARSAL_LATER,
        NOTHING_WRITTEN,
        /// By how many characters.
        TOO_LONG,
        /// Line, column.
        JSON_UNEXPECTED,
        /// Line, column.
        JSON_ENDS_EARLY,
        /// Line, column.
        JSON_MORE,
        /// Line, column.
        JSON_BEYOND_LIMITS,
        LINK,
        /// By how many characters.
        LINK_LABEL,
        /// By how many characters.
        BUTTON,
        NO_TIME,
        PAST
    }

    Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(Kind kind, Object... arguments) {
        return new Problem(kind, List.of(arguments));
    }

    /// The key of its words.
    String key() {
        return "compose.problem." + kind.name().toLowerCase(Locale.ROOT);
    }
}
