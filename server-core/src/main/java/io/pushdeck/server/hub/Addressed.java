package io.pushdeck.server.hub;

import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.session.Connection;
import java.util.List;

/// Whom an audience means at one moment. Immutable.
///
/// @param plain  connections of those online that take plain texts, in order of connecting
/// @param framed connections of those online that take frames, in order of connecting
record Addressed(FrozenAudience audience, List<Connection> plain, List<Connection> framed) {
    Addressed {
        plain = List.copyOf(plain);
        framed = List.copyOf(framed);
    }

    int connections() {
        return plain.size() + framed.size();
    }
}
