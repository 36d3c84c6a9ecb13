package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import java.time.Instant;

/// What passed between the server and one client about pushes. Immutable.
public sealed interface ClientNote {
    ClientId client();

    /// What the client said became of pushes.
    record Said(ClientId client, Receipt receipt, Instant at) implements ClientNote {}

    /// What it was told to have missed will not be counted again.
    ///
    /// @param after where the client was in the log: of what came before, it was told earlier, or had it
    /// @param upTo  the end of the log as the client was told it
    record Told(ClientId client, long after, long upTo) implements ClientNote {}
}
