package io.pushdeck.server.push;

import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.Publication;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.store.LogOutcome.Logged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Hands entries that are on disk to the hub. Called on the store's thread, in the order of the commits.
final class Publisher {
    private final Hub hub;
    private final Clock clock;

    Publisher(Hub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /// One that is handed out in batches goes to nobody yet.
    void push(PushRecord push, FrozenAudience audience, List<ClientId> people) {
        hub.publish(new Publication(
                push,
                push.number(),
                frame(push, push.number()),
                Optional.of(push.announcement().toPlain()),
                push.spread().isPresent() ? List.of() : people,
                new HubEvent.PushAccepted(push, audience, clock.instant())));
    }

    /// The turn of some of those it is for, who get it as it is now.
    void batch(Logged logged, List<ClientId> people) {
        PushRecord push = logged.push();
        hub.publish(new Publication(
                push,
                logged.offset(),
                frame(push, logged.offset()),
                Optional.of(push.announcement().toPlain()),
                people,
                Optional.empty()));
    }

    private static ServerFrame.Push frame(PushRecord push, long offset) {
        return new ServerFrame.Push(offset, push.id(), push.at(), push.version(), push.announcement(), push.replaces());
    }

    void update(Logged logged, List<ClientId> people) {
        PushRecord push = logged.push();
        Instant now = clock.instant();
        hub.publish(new Publication(
                push,
                logged.offset(),
                new ServerFrame.Update(logged.offset(), push.id(), now, push.version(), push.announcement()),
                Optional.of(push.announcement().toPlain()),
                reached(people, logged),
                new HubEvent.PushUpdated(push, now)));
    }

    /// The same once more; a plain page cannot confirm it, so there it would only be a second text.
    ///
    /// @param missing who has not confirmed it
    void repeat(Logged logged, List<ClientId> missing) {
        PushRecord push = logged.push();
        Instant now = clock.instant();
        hub.publish(new Publication(
                push,
                logged.offset(),
                new ServerFrame.Update(logged.offset(), push.id(), now, push.version(), push.announcement()),
                Optional.empty(),
                reached(missing, logged),
                new HubEvent.PushUpdated(push, now)));
    }

    /// Whoever waits for a batch gets the push as it is then, and nothing of it before.
    private static List<ClientId> reached(List<ClientId> people, Logged logged) {
        return logged.waiting().isEmpty()
                ? people
                : people.stream()
                        .filter(client -> !logged.waiting().contains(client))
                        .toList();
    }

    void recall(Logged logged, List<ClientId> people) {
        PushRecord push = logged.push();
        Instant at = push.recalledAt().orElseGet(clock::instant);
        hub.publish(new Publication(
                push,
                logged.offset(),
                new ServerFrame.Recall(logged.offset(), push.id(), at),
                Optional.empty(),
                people,
                new HubEvent.PushRecalled(push, at)));
    }
}
