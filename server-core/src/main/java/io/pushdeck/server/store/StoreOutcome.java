package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEditResult;

/// How a change of the store ended.
///
/// @param <T> what was stored
public sealed interface StoreOutcome<T> {
    /// On disk.
    record Stored<T>(T value) implements StoreOutcome<T> {}

    /// Nothing changed.
    record Refused<T>(GroupEditResult.Reason reason) implements StoreOutcome<T> {}
}
