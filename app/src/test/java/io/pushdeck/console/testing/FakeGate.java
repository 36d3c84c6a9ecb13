package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.Gate;
import io.pushdeck.server.ListenConfig;
import java.util.ArrayList;
import java.util.List;

/// A gate that opens onto nothing.
public final class FakeGate implements Gate {
    private final List<String> calls = new ArrayList<>();

    /// What was asked, in order: `open 8080 8081`, `shut 1012`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void open(ListenConfig config) {
        calls.add("open " + config.webSocketPort() + " " + config.httpPort());
    }

    @Override
    public synchronized void shut(int closeCode) {
        calls.add("shut " + closeCode);
    }
}
