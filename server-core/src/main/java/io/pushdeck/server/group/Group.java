package io.pushdeck.server.group;

import io.pushdeck.server.identity.GroupId;

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
