package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;

/// Where the hub leaves the names that pages gave to members of groups, so that a member has a name while it is away.
/// Called on the hub thread: an implementation only enqueues.
public interface NameKeeper {
    /// @param client never a guest
    /// @param name   a name the operator chose meanwhile wins over it
    void keep(ClientId client, String name);
}
