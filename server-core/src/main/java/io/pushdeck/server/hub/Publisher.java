package io.pushdeck.server.hub;

import io.pushdeck.server.hub.DeliveryLog.Attempt;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.FrameCodec;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.Dispatch.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sends entries of the log, in its order, to those who are there, and tells the log what became of each person.
/// Confined to the hub thread.
final class Publisher {
    private final Roster roster;
    private final Outlet outlet;
    private final DeliveryLog log;
    private final Clock clock;
    private final Consumer<HubEvent> events;
    private final Executor hubThread;
    /// By push; only while the fan-out has them.
    private final Map<PushId, Underway> underway = new HashMap<>();
    /// Pushes that wait in outboxes.
    private final Map<SessionId, List<PushId>> unflushed = new LinkedHashMap<>();

    private long published;

    /// One publication at the fan-out.
    private static final class Underway {
        private final Publication publication;
        private final Map<ClientId, Handed> people = new LinkedHashMap<>();
        private final List<Dispatch> dispatches = new ArrayList<>();
        private final List<Runnable> whenDone = new ArrayList<>();
        private int left;

        Underway(Publication publication) {
            this.publication = publication;
        }
    }

    /// The best that became of one person's connections.
    private record Handed(Outcome outcome, boolean plain) {
        Handed and(Handed other) {
            return new Handed(outcome.compareTo(other.outcome) <= 0 ? outcome : other.outcome, plain && other.plain);
        }
    }

    Publisher(
            Roster roster, Outlet outlet, DeliveryLog log, Clock clock, Consumer<HubEvent> events, Executor hubThread) {
        this.roster = roster;
        this.outlet = outlet;
        this.log = log;
        this.clock = clock;
        this.events = events;
        this.hubThread = hubThread;
    }

    /// The offset of the newest entry that was published; 0 before the first since the start.
    long published() {
        return published;
    }

    /// The log is another one from now on.
    void reset() {
        published = 0;
    }

    void publish(Publication publication) {
        published = publication.offset();
        publication.event().ifPresent(events);
        List<Roster.Entry> plain = new ArrayList<>();
        List<Roster.Entry> framed = new ArrayList<>();
        for (Roster.Entry entry : roster.of(publication.recipients())) {
            if (entry.takes(publication.offset())) {
                (entry.view().isPlain() ? plain : framed).add(entry);
            }
        }
        Underway going = new Underway(publication);
        Optional<Payload> text = publication.plain();
        going.left = text.isPresent() ? 2 : 1;
        if (publication.frame() instanceof ServerFrame.Push) {
            underway.put(publication.push().id(), going);
        }
        noteThoseWhoLeft(publication);
        Payload frame = Payload.text(FrameCodec.encode(publication.frame()));
        send(going, Dispatch.whole(frame, connections(framed), done -> finish(going, framed, done)));
        text.ifPresent(payload -> send(
                going,
                Dispatch.of(payload, PushClass.ANNOUNCEMENT, connections(plain), done -> finish(going, plain, done))));
    }

    private static List<Connection> connections(List<Roster.Entry> entries) {
        return entries.stream().map(Roster.Entry::connection).toList();
    }

    private void send(Underway going, Dispatch dispatch) {
        going.dispatches.add(dispatch);
        outlet.send(dispatch);
    }

    /// Those who were there when the push was made, and are not any more.
    private void noteThoseWhoLeft(Publication publication) {
        Failure failure = outlet.isOpen() ? Failure.GONE : Failure.NOT_LISTENING;
        List<Attempt> left = expected(publication).stream()
                .filter(client -> !outlet.isOpen() || !roster.isOnline(client))
                .map(client -> attempt(publication.push().id(), client, false, false, failure))
                .toList();
        if (!left.isEmpty()) {
            log.attempts(left);
        }
    }

    private static List<ClientId> expected(Publication publication) {
        if (publication.event().orElse(null) instanceof HubEvent.PushAccepted accepted) {
            return accepted.audience().online();
        }
        // The batch of a push that was accepted before.
        return publication.frame() instanceof ServerFrame.Push ? publication.recipients() : List.of();
    }

    private Attempt attempt(PushId push, ClientId client, boolean plain, boolean written, @Nullable Failure failure) {
        return new Attempt(push, client, clock.instant(), plain, written, Optional.ofNullable(failure));
    }

    /// On the fan-out thread.
    private void finish(Underway going, List<Roster.Entry> to, Dispatch done) {
        hubThread.execute(() -> {
            PushId push = going.publication.push().id();
            for (int i = 0; i < to.size(); i++) {
                Roster.Entry entry = to.get(i);
                Outcome outcome = done.outcome(i);
                boolean waits = outcome == Outcome.QUEUED && awaitFlush(entry, push);
                if (outcome == Outcome.FULL) {
                    // It is being closed, and what waited for it is dropped now: its outbox will be empty soon.
                    lose(entry.view().id(), entry.view().client(), Failure.SLOW);
                }
                Handed handed = new Handed(
                        outcome == Outcome.QUEUED && !waits ? Outcome.GONE : outcome,
                        entry.view().isPlain());
                going.people.merge(entry.view().client(), handed, Handed::and);
            }
            going.left--;
            if (going.left == 0) {
                settle(going);
            }
        });
    }

    /// An update that does not arrive is no failure of the push.
    private void settle(Underway going) {
        PushRecord push = going.publication.push();
        underway.remove(push.id(), going);
        boolean isPush = going.publication.frame() instanceof ServerFrame.Push;
        List<Attempt> attempts = new ArrayList<>(going.people.size());
        going.people.forEach((client, handed) -> {
            Failure failure = failureOf(handed.outcome);
            if (isPush || failure == null) {
                attempts.add(attempt(push.id(), client, handed.plain, handed.outcome == Outcome.WRITTEN, failure));
            }
        });
        if (!attempts.isEmpty() && !(going.publication.frame() instanceof ServerFrame.Recall)) {
            log.attempts(attempts);
        }
        if (going.publication.event().orElse(null) instanceof HubEvent.PushAccepted accepted) {
            events.accept(handedOut(accepted, going));
        }
        going.whenDone.forEach(Runnable::run);
    }

    /// Whoever was there and had no turn is still catching up, or left before.
    private HubEvent handedOut(HubEvent.PushAccepted accepted, Underway going) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        going.people.values().forEach(handed -> counts.merge(handed.outcome, 1, Integer::sum));
        for (ClientId client : accepted.audience().online()) {
            if (!going.people.containsKey(client)) {
                counts.merge(roster.isOnline(client) ? Outcome.QUEUED : Outcome.GONE, 1, Integer::sum);
            }
        }
        return new HubEvent.PushHandedOut(
                accepted.push().id(),
                counts.getOrDefault(Outcome.WRITTEN, 0),
                counts.getOrDefault(Outcome.QUEUED, 0),
                counts.getOrDefault(Outcome.FULL, 0),
                counts.getOrDefault(Outcome.GONE, 0),
                counts.getOrDefault(Outcome.STOPPED, 0),
                clock.instant());
    }

    private @Nullable Failure failureOf(Outcome outcome) {
        return switch (outcome) {
            case WRITTEN, QUEUED -> null;
            case FULL -> Failure.SLOW;
            case GONE -> outlet.isOpen() ? Failure.GONE : Failure.NOT_LISTENING;
            case STOPPED -> Failure.STOPPED;
        };
    }

    /// @return false if the connection is gone
    private boolean awaitFlush(Roster.Entry entry, PushId push) {
        boolean there = roster.find(entry.view().id()) == entry;
        if (there) {
            unflushed
                    .computeIfAbsent(entry.view().id(), key -> new ArrayList<>(1))
                    .add(push);
        }
        return there;
    }

    /// Frames of the log went to one connection that came back.
    void replayed(Roster.Entry entry, List<ServerFrame> frames, Outcome outcome) {
        List<PushId> pushes = frames.stream()
                .flatMap(
                        frame -> frame instanceof ServerFrame.Push push ? Stream.of(push.id()) : Stream.<PushId>empty())
                .toList();
        Outcome settled = outcome;
        if (outcome == Outcome.QUEUED && !pushes.stream().allMatch(push -> awaitFlush(entry, push))) {
            settled = Outcome.GONE;
        }
        boolean written = outcome == Outcome.WRITTEN;
        Failure failure = failureOf(settled);
        if (!pushes.isEmpty()) {
            log.attempts(pushes.stream()
                    .map(push -> attempt(push, entry.view().client(), false, written, failure))
                    .toList());
        }
    }

    /// Stops a push in the middle, if it still is under way.
    ///
    /// @param whenSettled on the hub thread, when what became of everyone has been told to the log
    void stop(PushId push, Runnable whenSettled) {
        Underway going = underway.get(push);
        if (going == null) {
            whenSettled.run();
        } else {
            going.dispatches.forEach(Dispatch::stop);
            going.whenDone.add(whenSettled);
        }
    }

    /// What waited for that client will not be written any more.
    void closed(SessionId session, ClientId client, CloseReason reason) {
        lose(session, client, reason.code() == CloseReason.SLOW_CLIENT ? Failure.SLOW : Failure.GONE);
    }

    private void lose(SessionId session, ClientId client, Failure failure) {
        List<PushId> lost = unflushed.remove(session);
        if (lost != null) {
            log.attempts(lost.stream()
                    .map(push -> attempt(push, client, false, false, failure))
                    .toList());
        }
    }

    /// Looks which outboxes are empty by now.
    void measure() {
        for (SessionId session : List.copyOf(unflushed.keySet())) {
            Roster.Entry entry = roster.find(session);
            if (entry != null && entry.connection().traffic().backlog().equals(Backlog.NONE)) {
                List<PushId> written = unflushed.remove(session);
                if (written != null) {
                    boolean plain = entry.view().isPlain();
                    log.attempts(written.stream()
                            .map(push -> attempt(push, entry.view().client(), plain, true, null))
                            .toList());
                }
            }
        }
    }
}
