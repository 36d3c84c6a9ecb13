package io.pushdeck.console.people;

import java.util.Locale;

/// Who is shown. Immutable.
record PeopleFilter(String text, Kind kind) {
    static final PeopleFilter NONE = new PeopleFilter("", Kind.ALL);

    /// What all who are shown have in common.
    enum Kind {
        ALL,
        ONLINE,
        AWAY,
        BANNED,
        NOTED;

        /// `online`, as in ids and texts.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isNone() {
        return text.isBlank() && kind == Kind.ALL;
    }

    boolean accepts(PersonRow row, boolean banned) {
        boolean ofKind = switch (kind) {
            case ALL -> true;
            case ONLINE -> row.isOnline();
            case AWAY -> !row.isOnline();
            case BANNED -> banned;
            case NOTED -> !row.annotation().note().isEmpty();
        };
        return ofKind && (text.isBlank() || row.says(text.strip().toLowerCase(Locale.ROOT)));
    }
}
