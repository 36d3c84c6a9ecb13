package io.pushdeck.server;

import java.nio.file.Path;

/// What a server needs to start. Immutable.
///
/// @param dataFolder where groups and names are kept; made if it is not there; one server at a time
public record PushServerConfig(Path dataFolder, ListenConfig listen) {
    /// Listens on this computer only, on the usual ports.
    public static PushServerConfig of(Path dataFolder) {
        return new PushServerConfig(dataFolder, ListenConfig.DEFAULT);
    }

    public PushServerConfig withListen(ListenConfig newListen) {
        return new PushServerConfig(dataFolder, newListen);
    }
}
