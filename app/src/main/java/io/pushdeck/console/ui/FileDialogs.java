package io.pushdeck.console.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the operator for a file. Empty if the operator gave up.
public interface FileDialogs {
    /// @param title    what is wanted
    /// @param kind     what such files are called
    /// @param patterns `*.pem`; others can be chosen too
    Optional<Path> open(String title, String kind, List<String> patterns);

    /// Asks for a folder.
    Optional<Path> folder(String title);

    /// @param suggested the name to begin with
    Optional<Path> save(String title, String suggested);
}
