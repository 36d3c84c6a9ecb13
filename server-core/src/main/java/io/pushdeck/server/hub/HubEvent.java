package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.session.Traffic;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

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
    record GroupEdited(GroupEdit.OfGroup edit, Instant at) implements HubEvent {}

    /// Other people meet the rule of a smart group than before. At most one for each group and happening.
    ///
    /// @param names of those who joined without being here
    record RuleMatched(GroupId group, Set<ClientId> joined, Set<ClientId> left, Map<ClientId, String> names, Instant at)
            implements HubEvent {
        public RuleMatched {
            joined = Set.copyOf(joined);
            left = Set.copyOf(left);
            names = Map.copyOf(names);
        }
    }

    /// What was sent outside the log.
    record Pushed(PushReport report, Instant at) implements HubEvent {}

    /// A tracked push is on disk, and goes out.
    ///
    /// @param audience whom it is for, for good
    record PushAccepted(PushRecord push, FrozenAudience audience, Instant at) implements HubEvent {}

    /// Everyone who was there had a turn of a tracked push, or it was stopped. In people, each with the best that
    /// became
    /// of their connections.
    ///
    /// @param written handed to the network whole
    /// @param waiting behind others, for somebody who reads slowly or is still catching up
    /// @param slow    refused: too much waited already
    /// @param gone    not there any more
    /// @param stopped their turn did not come
    record PushHandedOut(PushId push, int written, int waiting, int slow, int gone, int stopped, Instant at)
            implements HubEvent {}

    /// It says something else, or the same once more to those who have not confirmed it.
    ///
    /// @param push as it is now
    record PushUpdated(PushRecord push, Instant at) implements HubEvent {}

    record PushRecalled(PushRecord push, Instant at) implements HubEvent {}

    /// A person pressed a button of a push, for the first time.
    ///
    /// @param name   of the client at that moment
    /// @param action the id of one of its actions, or one of the two that every announcement has
    record Acted(PushRecord push, ClientId client, String name, String action, Instant at) implements HubEvent {}

    /// Somebody was not let in for want of a token that counts. Told together, at most once at each measuring.
    ///
    /// @param from  where the last one came from
    /// @param words what the last one was told
    /// @param count how many it were
    record TokensRefused(InetAddress from, String words, int count, Instant at) implements HubEvent {}

    /// The listener had trouble that an operator must know of.
    record Troubled(String whatHappened, Instant at) implements HubEvent {}
}
