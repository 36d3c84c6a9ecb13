package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Traffic;
import java.time.Instant;
import java.util.Map;

/// Something that happened, in the order in which the hub decided it. Immutable.
public sealed interface HubEvent {
    Instant at();

    record SessionOpened(SessionView session, Instant at) implements HubEvent {}

    record SessionClosed(SessionView session, CloseReason reason, Instant at) implements HubEvent {}

    /// New counters of those sessions whose counters changed since the last such event; about four times a second.
    record SessionsMeasured(Map<SessionId, Traffic> traffic, Instant at) implements HubEvent {
        public SessionsMeasured {
            traffic = Map.copyOf(traffic);
        }
    }

    /// A client, connected or not, is called something else from now on.
    record ClientRenamed(ClientId client, String name, Instant at) implements HubEvent {}

    record MessageReceived(SessionView session, Payload payload, Instant at) implements HubEvent {}

    /// @param edit what really changed: only new members in a join, only those removed in a leave
    record GroupEdited(GroupEdit edit, Instant at) implements HubEvent {}

    record Pushed(PushReport report, Instant at) implements HubEvent {}

    /// The listener had trouble that an operator must know of.
    record Troubled(String whatHappened, Instant at) implements HubEvent {}
}
