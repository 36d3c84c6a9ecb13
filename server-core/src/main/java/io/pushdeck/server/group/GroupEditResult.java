package io.pushdeck.server.group;

import io.pushdeck.server.identity.GroupId;

/// How a [GroupEdit] ended.
public sealed interface GroupEditResult {
    /// On disk, and on its way to every listener.
    ///
    /// @param effective what really changed: of a join only the new members, of a leave only those removed. Nothing
    ///                  may have changed at all; then its members are empty. Of several changes, each so.
    /// @param undo      the edit that takes this one back
    record Applied(GroupEdit effective, GroupEdit undo) implements GroupEditResult {}

    /// Nothing changed.
    record Rejected(Reason reason) implements GroupEditResult {}

    /// Why an edit was refused.
    sealed interface Reason {
        record NameTaken(String name) implements Reason {}

        record NoSuchGroup(GroupId group) implements Reason {}

        /// Whoever asked may look, not change.
        record NotAllowed() implements Reason {}

        record TooManyGroups(int limit) implements Reason {}

        /// Simulated clients are in no group.
        record Simulated() implements Reason {}

        /// @param detail for the log and the detail line, in English
        record NotStored(String detail) implements Reason {}
    }
}
