package io.pushdeck.console.compose;

import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.Set;

/// All that the operator said about whom it goes to. Immutable.
///
/// @param left out by name
/// @param away with everyone: also those who are not connected
record Whom(List<Recipient> items, Set<ClientId> left, boolean away) {
    Whom {
        items = List.copyOf(items);
        left = Set.copyOf(left);
    }
}
