package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import java.util.Set;

/// How a new entry of the log ended.
public sealed interface LogOutcome {
    /// On disk.
    ///
    /// @param push    as it is now
    /// @param offset  of the new entry
    /// @param waiting who will get the push with a later entry, as it is then
    record Logged(PushRecord push, long offset, Set<ClientId> waiting) implements LogOutcome {
        public Logged {
            waiting = Set.copyOf(waiting);
        }

        /// Nobody waits for a later one.
        public Logged(PushRecord push, long offset) {
            this(push, offset, Set.of());
        }
    }

    /// There is no such push, or not any more. Nothing changed.
    record NoSuchPush(PushId push) implements LogOutcome {}

    /// It was taken back before. Nothing changed.
    record AlreadyRecalled(PushId push) implements LogOutcome {}

    /// Nobody is left who has not confirmed it, its time is over, or that was done already. It will not be asked again.
    record NothingLeft(PushId push) implements LogOutcome {}

    /// The run of its plan was taken before, or the plan was changed. Nothing changed.
    record NotDue(PlanId plan) implements LogOutcome {}

    /// Nothing changed.
    ///
    /// @param detail for the log and the detail line, in English
    record NotStored(String detail) implements LogOutcome {}
}
