package io.pushdeck.server.testing;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Hands payloads to fake connections at once, as far as each takes them; or keeps silent, if asked to.
public final class FakeFanOut implements FanOut {
    /// Who was given something tracked by this fan-out; who is still catching up gets it from the hub.
    public final Set<Connection> reached = ConcurrentHashMap.newKeySet();

    private final boolean silent;

    public FakeFanOut(boolean silent) {
        this.silent = silent;
    }

    @Override
    public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        if (!silent) {
            to.forEach(connection -> ((FakeConnection) connection).received.add(payload));
            whenDone.accept(new Tally(to.size(), 0, 0, 0));
        }
    }

    @Override
    public void deliver(Dispatch dispatch) {
        if (silent) {
            return;
        }
        Dispatch.Outcome[] outcomes = new Dispatch.Outcome[dispatch.to().size()];
        for (int i = 0; i < outcomes.length; i++) {
            FakeConnection connection = (FakeConnection) dispatch.to().get(i);
            Dispatch.Outcome outcome = connection.next();
            if (outcome == Dispatch.Outcome.WRITTEN || outcome == Dispatch.Outcome.QUEUED) {
                connection.received.add(dispatch.payload());
                reached.add(connection);
            }
            outcomes[i] = outcome;
        }
        dispatch.finish(outcomes, outcomes.length);
    }
}
