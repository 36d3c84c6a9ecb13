package io.pushdeck.server.store;

import java.nio.file.Path;

/// Another Pushdeck works with this data folder.
public final class DataFolderInUseException extends RuntimeException {
    private final transient Path folder;

    DataFolderInUseException(Path folder) {
        super("Another Pushdeck uses the data folder " + folder
                + "; close that one, or start this one with another folder");
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }
}
