package io.pushdeck.console.profiles;

import java.util.Locale;

/// Why a folder cannot be that of a new profile.
public enum FolderProblem {
    EMPTY,
    /// No path, or not from the root on.
    RELATIVE,
    /// Another profile has it.
    TAKEN,
    /// It is in the folder of another profile.
    INSIDE,
    /// The folder of another profile is in it.
    AROUND,
    /// There is a file of that name.
    FILE,
    /// There is something in it that is not of Pushdeck.
    FOREIGN,
    UNWRITABLE;

    /// `empty`, as in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
