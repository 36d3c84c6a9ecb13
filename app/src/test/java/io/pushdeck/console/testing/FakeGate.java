package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.Gate;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException;
import io.pushdeck.server.PortUnavailableException.Side;
import java.net.BindException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A gate that opens onto nothing.
public final class FakeGate implements Gate {
    private final List<String> calls = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();

    /// What was asked, in order: `open 8080 8081`, `shut 1012`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// The next time it is opened it fails with this message.
    public synchronized void failNext(String message) {
        failures.add(new IllegalStateException(message));
    }

    /// The next time it is opened another program has that port.
    public synchronized void takeNext(Side side, int port) {
        failures.add(new PortUnavailableException(side, port, new BindException("Address already in use")));
    }

    @Override
    public synchronized void open(ListenConfig config) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        calls.add("open " + config.webSocketPort() + " " + config.httpPort());
    }

    @Override
    public synchronized void shut(int closeCode) {
        calls.add("shut " + closeCode);
    }
}
