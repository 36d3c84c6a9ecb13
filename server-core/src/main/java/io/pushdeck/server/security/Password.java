package io.pushdeck.server.security;

import java.util.Arrays;

/// A password that cannot end up in a log: nothing but [#characters()] tells it. Immutable.
public final class Password {
    /// For files that are not encrypted.
    public static final Password NONE = new Password(new char[0]);

    private final char[] characters;

    private Password(char[] characters) {
        this.characters = characters;
    }

    /// The empty text is [#NONE].
    public static Password of(String text) {
        return text.isEmpty() ? NONE : new Password(text.toCharArray());
    }

    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// A copy, which the caller may wipe.
    public char[] characters() {
        return characters.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password that && Arrays.equals(characters, that.characters);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(characters);
    }

    @Override
    public String toString() {
        return isEmpty() ? "none" : "hidden";
    }
}
