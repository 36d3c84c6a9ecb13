package io.pushdeck.console.transfer;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.LinkedHashSet;
import java.util.Set;

/// What dropping something on a group would do: the one decision that mouse, menu and keyboard share.
public sealed interface Drop {
    /// @param edit ready to be made
    /// @param count how many people it concerns
    record Accepted(GroupEdit edit, int count) implements Drop {}

    record Refused(Reason reason) implements Drop {}

    /// Why nothing can be dropped here; the texts are `transfer.refused.*`.
    enum Reason {
        NOBODY,
        /// Simulated clients are in no group.
        SIMULATED,
        ALREADY_MEMBERS,
        NOT_MEMBERS,
        SAME_GROUP
    }

    /// Whoever the cargo means and is not yet a member joins.
    static Drop join(Mirror mirror, Cargo cargo, GroupId target) {
        if (cargo.audience().groups().contains(target)) {
            return new Refused(Reason.SAME_GROUP);
        }
        Set<ClientId> joining = new LinkedHashSet<>(mirror.people(cargo.audience()));
        if (cargo.audience().isMixed() || joining.stream().anyMatch(ClientId::isSimulated)) {
            return new Refused(Reason.SIMULATED);
        }
        if (joining.isEmpty()) {
            return new Refused(Reason.NOBODY);
        }
        joining.removeAll(mirror.membersOf(target));
        return joining.isEmpty()
                ? new Refused(Reason.ALREADY_MEMBERS)
                : new Accepted(new GroupEdit.Join(target, joining), joining.size());
    }

    /// Whoever the cargo means and is a member leaves.
    static Drop leave(Mirror mirror, Cargo cargo, GroupId target) {
        Set<ClientId> leaving = new LinkedHashSet<>(mirror.people(cargo.audience()));
        leaving.retainAll(mirror.membersOf(target));
        return leaving.isEmpty()
                ? new Refused(Reason.NOT_MEMBERS)
                : new Accepted(new GroupEdit.Leave(target, leaving), leaving.size());
    }
}
