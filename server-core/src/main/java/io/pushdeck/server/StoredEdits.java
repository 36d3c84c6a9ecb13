package io.pushdeck.server;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.GroupKeeper;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreOutcome;
import java.util.Optional;
import java.util.function.Consumer;

/// Keeps the edits that clients ask for. Thread-safe.
record StoredEdits(Store store) implements GroupKeeper {
    @Override
    public void keep(GroupEdit edit, Consumer<Optional<GroupEditResult.Reason>> whenDone) {
        store.apply(edit, outcome -> {
            switch (outcome) {
                case StoreOutcome.Stored<GroupEdit> ignored -> whenDone.accept(Optional.empty());
                case StoreOutcome.Refused<GroupEdit> refused -> whenDone.accept(Optional.of(refused.reason()));
            }
        });
    }
}
