package io.pushdeck.console.profiles;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A data folder with a name. Immutable.
///
/// @param name   empty for the folder that is there without anybody naming one; each language has a word for it
/// @param folder absolute, without dots
/// @param opened when it was opened last; empty if never since it has been listed
public record Profile(String name, Path folder, Optional<Instant> opened) {
    /// More characters than a name has.
    public static final int LONGEST_NAME = 60;

    /// One that was not opened yet.
    public static Profile of(String name, Path folder) {
        return new Profile(name.strip(), folder, Optional.empty());
    }

    /// Whether it is the one that is always there.
    public boolean isStandard() {
        return name.isEmpty();
    }

    boolean isNamed(String other) {
        return isStandard() ? isStandardName(other) : key(name).equals(key(other));
    }

    /// The words of every language: what `--profile` understands does not change with the language of the window.
    static boolean isStandardName(String name) {
        return key(name).equals("default") || key(name).equals("默认");
    }

    /// Names that look the same are the same.
    private static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    Profile renamed(String other) {
        return new Profile(other.strip(), folder, opened);
    }

    Profile opened(Instant now) {
        return new Profile(name, folder, Optional.of(now));
    }
}
