package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the hub has an edit written that a client asked for, before it is applied. Called on the hub thread: an
/// implementation only enqueues.
@FunctionalInterface
public interface GroupKeeper {
    /// @param whenDone on another thread, in the order of the commits; with nothing once it is on disk, else why not
    void keep(GroupEdit edit, Consumer<Optional<GroupEditResult.Reason>> whenDone);
}
