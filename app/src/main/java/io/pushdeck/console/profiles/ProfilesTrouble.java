package io.pushdeck.console.profiles;

import java.util.Locale;

/// Why the file of profiles is not of use. Nothing of it is lost.
///
/// @param detail in the words of the system
public record ProfilesTrouble(Kind kind, String detail) {
    public enum Kind {
        /// It says something that makes no sense, and is left as it is until somebody mends it.
        BROKEN,
        /// It may not be read or written.
        UNUSABLE;

        /// `broken`, as in texts.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
