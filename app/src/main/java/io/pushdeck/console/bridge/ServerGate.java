package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushServer;

/// The gate of the real server.
public record ServerGate(PushServer server) implements Gate {
    @Override
    public void open(ListenConfig config) {
        server.listen(config);
    }

    @Override
    public void shut(int closeCode) {
        server.stopListening(closeCode);
    }
}
