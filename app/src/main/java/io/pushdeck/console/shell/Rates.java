package io.pushdeck.console.shell;

import io.pushdeck.server.hub.HubEvent;
import java.util.List;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Messages in the last second, in each direction.
final class Rates {
    private final ReadOnlyLongWrapper in = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper out = new ReadOnlyLongWrapper();
    private long countedIn;
    private long countedOut;

    ReadOnlyLongProperty inProperty() {
        return in.getReadOnlyProperty();
    }

    /// One for each connection that a push was handed to.
    ReadOnlyLongProperty outProperty() {
        return out.getReadOnlyProperty();
    }

    void count(List<HubEvent> events) {
        for (HubEvent event : events) {
            if (event instanceof HubEvent.MessageReceived) {
                countedIn++;
            } else if (event instanceof HubEvent.Pushed pushed) {
                var tally = pushed.report().connections();
                countedOut += tally.written() + (long) tally.queued();
            } else if (event instanceof HubEvent.PushAccepted accepted) {
                countedOut += accepted.audience().online().size();
            }
        }
    }

    /// A second is over.
    void tick() {
        in.set(countedIn);
        out.set(countedOut);
        countedIn = 0;
        countedOut = 0;
    }
}
