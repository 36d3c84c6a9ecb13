package io.pushdeck.server.hub;

import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.Connection;
import java.util.List;

/// Whom an audience means at one moment. Immutable.
///
/// @param connections of those online, in order of connecting
record Addressed(Reach reach, List<Connection> connections) {
    Addressed {
        connections = List.copyOf(connections);
    }
}
