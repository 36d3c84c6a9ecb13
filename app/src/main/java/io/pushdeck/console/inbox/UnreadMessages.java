package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.InboxBackend;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/// How much clients said that nobody read, known from the start, before anybody looks into the inbox. Confined to the
/// JavaFX thread.
public final class UnreadMessages {
    private final InboxBackend backend;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(0);
    private final Subscription subscription;
    private boolean busy;
    private boolean outdated;

    public UnreadMessages(InboxBackend backend) {
        this.backend = backend;
        this.subscription = Subscription.combine(
                backend.watch(changed -> refresh()),
                // The next change asks again.
                backend.watchTrouble(why -> busy = false));
        refresh();
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Stops following the server.
    public void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        outdated = true;
        if (busy) {
            return;
        }
        busy = true;
        outdated = false;
        backend.unread(counted -> {
            busy = false;
            count.set(counted.messages());
            if (outdated) {
                refresh();
            }
        });
    }
}
