package io.pushdeck.console.bridge;

/// What became of reading a text file. Immutable.
///
/// @param <T> what was made of the text
public sealed interface TextFile<T> {
    record Parsed<T>(T content) implements TextFile<T> {}

    /// It cannot be what was meant.
    record TooLong<T>(long bytes, long most) implements TextFile<T> {}

    /// Not UTF-8.
    record Undecodable<T>() implements TextFile<T> {}

    /// @param detail in the words of the system
    record Unreadable<T>(String detail) implements TextFile<T> {}
}
