package io.pushdeck.console;

import java.nio.file.Path;

/// The folder of a profile is not there. Nothing is made in its place: it may be on a disk that is not.
final class ProfileGoneException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProfileGoneException(Path folder) {
        super("The data folder " + folder + " is not there");
    }
}
