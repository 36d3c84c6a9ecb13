package io.pushdeck.console.profiles;

import java.nio.file.Path;

/// What is to be said of a folder that somebody wants for a profile.
public sealed interface FolderAnswer {
    /// @param profile the name of the profile in the way; empty for the standard one, and where none is
    record Refused(FolderProblem problem, String profile) implements FolderAnswer {}

    /// There is nothing yet.
    ///
    /// @param webSocketPort nobody listens on it and no other profile means to
    /// @param httpPort      the same
    record Fresh(Path folder, int webSocketPort, int httpPort) implements FolderAnswer {}

    /// There is data of Pushdeck already.
    record Existing(Path folder) implements FolderAnswer {}
}
