package io.pushdeck.console.profiles;

import java.util.Locale;

/// Why a profile cannot have a name.
public enum NameProblem {
    EMPTY,
    LONG,
    TAKEN;

    /// `empty`, as in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
