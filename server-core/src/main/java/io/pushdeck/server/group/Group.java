package io.pushdeck.server.group;

import io.pushdeck.server.identity.GroupId;
import java.text.Normalizer;
import java.util.Locale;

/// A named set of people. Immutable.
///
/// @param name   1 to 60 characters, unique without regard to case
/// @param colour how the console shows it
public record Group(GroupId id, String name, Colour colour) {
    public static final int MAX_NAME = 60;

    public Group {
        name = name.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A group name has 1 to " + MAX_NAME + " printable characters; this one does not: \"" + name + "\"");
        }
    }

    /// What makes two names the same: equal keys. Case, and width and composition of characters, do not count.
    public static String keyOf(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// The palette; the theme decides what each looks like.
    public enum Colour {
        BLUE,
        GREEN,
        AMBER,
        RED,
        PURPLE,
        PINK,
        TEAL,
        GREY
    }
}
