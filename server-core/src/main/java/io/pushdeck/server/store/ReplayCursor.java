package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.util.List;

/// How far a client was brought. Immutable.
public final class ReplayCursor {
    private final ClientId client;
    private final long decidedUpTo;
    private final List<Step> steps;

    /// @param decidedUpTo the end of the log when the steps were decided
    /// @param steps       that are left
    ReplayCursor(ClientId client, long decidedUpTo, List<Step> steps) {
        this.client = client;
        this.decidedUpTo = decidedUpTo;
        this.steps = List.copyOf(steps);
    }

    public ClientId client() {
        return client;
    }

    long decidedUpTo() {
        return decidedUpTo;
    }

    List<Step> steps() {
        return steps;
    }
}
