package io.pushdeck.server.hub;

import java.util.function.Consumer;

/// A listener that can be switched off from any thread. Thread-safe.
final class SwitchedListener implements HubListener, Subscription {
    private final HubListener listener;
    private final Consumer<Subscription> whenClosed;
    private volatile boolean open = true;

    SwitchedListener(HubListener listener, Consumer<Subscription> whenClosed) {
        this.listener = listener;
        this.whenClosed = whenClosed;
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        if (open) {
            listener.snapshot(snapshot);
        }
    }

    @Override
    public void event(long sequence, HubEvent event) {
        if (open) {
            listener.event(sequence, event);
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            whenClosed.accept(this);
        }
    }
}
