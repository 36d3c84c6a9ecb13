package io.pushdeck.server.admin;

/// How renaming a client ended.
public sealed interface RenameResult {
    /// @param name as it is shown from now on
    record Renamed(String name) implements RenameResult {}

    /// Nothing changed: the name could not be stored.
    ///
    /// @param detail for the log and the detail line, in English
    record Rejected(String detail) implements RenameResult {}
}
