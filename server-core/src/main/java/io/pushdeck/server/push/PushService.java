package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Frozen;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.store.LogOutcome;
import io.pushdeck.server.store.NewPush;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.store.StoreUnavailableException;
import io.pushdeck.server.store.Turn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The operator's pushes. A tracked push is on disk, with everyone it is for, before anybody gets it; whoever is away
/// and speaks `pushdeck.v1` gets it on coming back. What is merely sent reaches those who are there, and is not kept.
///
/// Thread-safe; nothing here blocks. Futures complete on threads of their own. What the calls of one thread push
/// arrives at each client in the order of the calls; commands of one kind take effect in the order of the calls.
public final class PushService implements AutoCloseable {
    private final Hub hub;
    private final Store store;
    private final Answers answers;
    private final Clock clock;
    private final Supplier<PushId> newIds;
    private final InOrder commands;
    private final RecentRecipients recipients;
    private final ChangeFeed<PushId> changes;
    private final Publisher publisher;
    private final Escalations escalations;
    private final Repeater repeater;
    private final Spreader spreader;

    /// @param newIds    never gives one twice
    /// @param listening whether anybody can be reached now
    public PushService(
            Hub hub,
            Store store,
            StoredLog log,
            Answers answers,
            Clock clock,
            Supplier<PushId> newIds,
            BooleanSupplier listening) {
        this.hub = hub;
        this.store = store;
        this.answers = answers;
        this.clock = clock;
        this.newIds = newIds;
        this.commands = new InOrder(answers.executor());
        this.recipients = new RecentRecipients(store.archive());
        this.changes = log.changes();
        this.publisher = new Publisher(hub, clock);
        this.escalations = new Escalations(clock, this::escalate);
        Rounds.Setting setting = new Rounds.Setting(changes, commands, clock, listening);
        this.repeater = new Repeater(store.repeats(), publisher, setting);
        this.spreader = new Spreader(store.spreads(), publisher, setting);
    }

    /// Takes up what was to get louder, to be repeated, or to be handed out when the server last stopped.
    public void start() {
        repeater.rounds().start();
        spreader.rounds().start();
        store.archive().escalations().forEach(due -> escalations.add(due.push(), due.due()));
    }

    /// Whom a push to that audience would be for now.
    public CompletableFuture<FrozenAudience> preview(Audience audience) {
        CompletableFuture<FrozenAudience> answer = new CompletableFuture<>();
        hub.freeze(audience, frozen -> answers.give(answer, frozen.audience()), cause -> answers.fail(answer, cause));
        return answer;
    }

    /// The same without escalation.
    public CompletableFuture<PushResult> push(Announcement announcement, Audience audience) {
        return push(new PushOrder(announcement, audience, Course.USUAL));
    }

    /// Pushes to whoever the audience means at the moment of the call.
    ///
    /// @return [PushResult.Accepted] once it is on disk, or [PushResult.Rejected]
    public CompletableFuture<PushResult> push(PushOrder order) {
        CompletableFuture<PushResult> answer = new CompletableFuture<>();
        freeze(new Wanted(order, Optional.empty(), Optional.empty()), answer);
        return answer;
    }

    /// Takes the run of a plan: the push is accepted in the same moment in which the plan goes on to its next run.
    ///
    /// @return [PushResult.Rejected] with [Reason.NoSuchPush] if the run was taken before, or the plan was changed
    CompletableFuture<PushResult> push(PushOrder order, Turn turn) {
        CompletableFuture<PushResult> answer = new CompletableFuture<>();
        freeze(new Wanted(order, Optional.empty(), Optional.of(turn)), answer);
        return answer;
    }

    /// @param replaces the push that is sent again
    /// @param turn     the run of a plan that this is
    private record Wanted(PushOrder order, Optional<PushId> replaces, Optional<Turn> turn) {}

    private void freeze(Wanted wanted, CompletableFuture<PushResult> answer) {
        hub.freeze(
                wanted.order().audience(),
                frozen -> commands.execute(() -> accept(wanted, frozen, answer)),
                cause -> answers.fail(answer, cause));
    }

    private void accept(Wanted wanted, Frozen frozen, CompletableFuture<PushResult> answer) {
        if (!frozen.listening()) {
            reject(answer, new Reason.NotListening());
        } else if (wanted.order().audience().isMixed()) {
            reject(answer, new Reason.MixedAudience());
        } else if (frozen.audience().reach().people() == 0) {
            reject(answer, new Reason.NobodyAddressed());
        } else {
            Instant now = clock.instant();
            PushOrder order = wanted.order();
            Optional<Instant> louder = order.course().escalateAfter().map(now::plus);
            PushId id = newIds.get();
            Optional<Turn> turn = wanted.turn()
                    .map(due -> new Turn(
                            due.plan(), due.expected(), due.next(), due.run().withPush(id)));
            List<ClientId> people = recipients.remember(id, frozen.audience());
            store.log()
                    .accept(
                            new NewPush(
                                    id,
                                    now,
                                    order.announcement(),
                                    frozen.audience(),
                                    wanted.replaces(),
                                    louder,
                                    turn,
                                    order.course().repetition(),
                                    order.course().pace()),
                            outcome -> accepted(outcome, frozen.audience(), people, louder, answer));
        }
    }

    /// On the store's thread, in the order of the commits.
    private void accepted(
            LogOutcome outcome,
            FrozenAudience audience,
            List<ClientId> people,
            Optional<Instant> louder,
            CompletableFuture<PushResult> answer) {
        switch (outcome) {
            case LogOutcome.Logged logged -> {
                PushRecord push = logged.push();
                publisher.push(push, audience, people);
                louder.ifPresent(due -> escalations.add(push.id(), due));
                push.repeats().ifPresent(repeats -> repeater.rounds().again());
                push.spread().ifPresent(spread -> spreader.rounds().again());
                changes.changed(Set.of(push.id()));
                answers.give(answer, new PushResult.Accepted(push, audience));
            }
            case LogOutcome.NotStored failed -> reject(answer, new Reason.NotStored(failed.detail()));
            case LogOutcome.NoSuchPush ignored -> reject(answer, new Reason.NoSuchPush());
            case LogOutcome.AlreadyRecalled ignored -> reject(answer, new Reason.NoSuchPush());
            case LogOutcome.NothingLeft ignored -> reject(answer, new Reason.NoSuchPush());
            case LogOutcome.NotDue ignored -> reject(answer, new Reason.NoSuchPush());
        }
    }

    private void reject(CompletableFuture<PushResult> answer, Reason reason) {
        answers.give(answer, new PushResult.Rejected(reason));
    }

    /// Changes what a push says, for everyone it is for. Plain clients get it as one more text.
    public CompletableFuture<ChangeResult> update(PushId id, Announcement announcement) {
        return change(
                id,
                (people, whenDone) -> store.log().update(id, announcement, clock.instant(), whenDone),
                publisher::update);
    }

    /// Takes a push back. Plain clients cannot be reached by that.
    public CompletableFuture<ChangeResult> recall(PushId id) {
        return change(id, (people, whenDone) -> store.log().recall(id, clock.instant(), whenDone), publisher::recall);
    }

    private interface Change {
        void write(List<ClientId> people, Consumer<LogOutcome> whenDone);
    }

    private interface Publishing {
        void publish(LogOutcome.Logged logged, List<ClientId> people);
    }

    /// Who the recipients are never changes, so they are read before; what is published comes in the order of the log.
    private CompletableFuture<ChangeResult> change(PushId id, Change change, Publishing publishing) {
        CompletableFuture<ChangeResult> answer = new CompletableFuture<>();
        commands.execute(() -> {
            try {
                List<ClientId> people = recipients.of(id);
                change.write(
                        people,
                        outcome -> answers.give(
                                answer,
                                switch (outcome) {
                                    case LogOutcome.Logged logged -> {
                                        publishing.publish(logged, people);
                                        changes.changed(Set.of(id));
                                        yield new ChangeResult.Changed(logged.push());
                                    }
                                    case LogOutcome.NoSuchPush ignored ->
                                        rejected(new ChangeResult.Reason.NoSuchPush());
                                    case LogOutcome.AlreadyRecalled ignored ->
                                        rejected(new ChangeResult.Reason.AlreadyRecalled());
                                    case LogOutcome.NothingLeft ignored ->
                                        rejected(new ChangeResult.Reason.NoSuchPush());
                                    case LogOutcome.NotDue ignored -> rejected(new ChangeResult.Reason.NoSuchPush());
                                    case LogOutcome.NotStored failed ->
                                        rejected(new ChangeResult.Reason.NotStored(failed.detail()));
                                }));
            } catch (StoreUnavailableException unreadable) {
                answers.give(
                        answer, rejected(new ChangeResult.Reason.NotStored(String.valueOf(unreadable.getMessage()))));
            }
        });
        return answer;
    }

    private static ChangeResult rejected(ChangeResult.Reason reason) {
        return new ChangeResult.Rejected(reason);
    }

    /// Pushes the same once more, to those who have missed something of it. Where both come, a client shows the new one
    /// in the place of the old.
    public CompletableFuture<PushResult> again(PushId id, Missing missing) {
        CompletableFuture<PushResult> answer = new CompletableFuture<>();
        commands.execute(() -> {
            try {
                Optional<PushRecord> known = store.archive().find(id);
                if (known.isEmpty() || known.get().recalledAt().isPresent()) {
                    reject(answer, new Reason.NoSuchPush());
                } else {
                    Set<ClientId> people = store.archive().reachable(id).stream()
                            .filter(delivery -> isMissing(delivery, missing))
                            .map(Delivery::client)
                            .collect(Collectors.toSet());
                    Audience audience = new Audience(false, Set.of(), people);
                    PushOrder order = new PushOrder(known.get().announcement(), audience, course(known.get(), missing));
                    freeze(new Wanted(order, Optional.of(id), Optional.empty()), answer);
                }
            } catch (StoreUnavailableException unreadable) {
                reject(answer, new Reason.NotStored(String.valueOf(unreadable.getMessage())));
            }
        });
        return answer;
    }

    /// Whoever is asked once more instead of being reminded is reminded of that one from then on.
    private static Course course(PushRecord push, Missing missing) {
        Optional<Repeats> repeats = push.repeats()
                .filter(known ->
                        missing == Missing.NOT_ACKNOWLEDGED && known.next().isPresent())
                .filter(known -> push.announcement().acknowledge());
        return Course.USUAL.withRepetition(repeats.map(Repeats::rule));
    }

    private static boolean isMissing(Delivery delivery, Missing missing) {
        return switch (missing) {
            // A plain client that was written to has done all it can.
            case NOT_RECEIVED ->
                delivery.times().received().isEmpty()
                        && !(delivery.stage() == Stage.WRITTEN
                                && delivery.plain().orElse(false));
            case NOT_ACKNOWLEDGED -> delivery.times().acted().isEmpty();
        };
    }

    /// Stops a push in the middle: those it has not reached yet never get it.
    public void stop(PushId id) {
        hub.stop(id, () -> store.log().stop(id, clock.instant(), count -> changes.changed(Set.of(id))));
    }

    /// Its time has come: louder for those who have not confirmed it.
    private void escalate(PushId id) {
        commands.execute(() -> {
            List<ClientId> people = store.archive().reachable(id).stream()
                    .filter(delivery -> isMissing(delivery, Missing.NOT_ACKNOWLEDGED))
                    .map(Delivery::client)
                    .toList();
            store.log().escalate(id, Escalations::louder, clock.instant(), outcome -> {
                switch (outcome) {
                    case LogOutcome.Logged logged -> {
                        publisher.update(logged, people);
                        changes.changed(Set.of(id));
                    }
                    case LogOutcome.NotStored ignored -> escalations.tryAgain(id);
                    case LogOutcome.NoSuchPush ignored -> {}
                    case LogOutcome.AlreadyRecalled ignored -> {}
                    case LogOutcome.NothingLeft ignored -> {}
                    case LogOutcome.NotDue ignored -> {}
                }
            });
        });
    }

    /// Ends the repetition of a push, or lets it go on where it was ended, with the time between two from now.
    public CompletableFuture<ChangeResult> repeat(PushId id, boolean wanted) {
        return change(
                id,
                (people, whenDone) -> store.repeats().goOn(id, wanted, clock.instant(), whenDone),
                (logged, people) -> repeater.rounds().again());
    }

    /// Repeats what is due now.
    void lookForRepeats() {
        repeater.rounds().look();
    }

    /// Hands out the batches that are due now.
    void lookForBatches() {
        spreader.rounds().look();
    }

    /// Sends one message as it is.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> send(Payload payload, Audience audience) {
        return hub.push(payload, PushClass.MESSAGE, audience);
    }

    /// Sends a state, such as a score: of all live messages only the newest waits for a client that reads slowly,
    /// unless
    /// the limits say otherwise. So each has to be complete in itself.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> sendLive(Payload payload, Audience audience) {
        return hub.push(payload, PushClass.LIVE, audience);
    }

    /// Sends one message to the members of the group that has this name now, without regard to case. Nobody is
    /// addressed if there is none.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> sendToGroup(String name, Payload payload) {
        return hub.push(payload, PushClass.MESSAGE, groups -> {
            var group = groups.findByName(name);
            return group == null ? Audience.NOBODY : Audience.of(group.id());
        });
    }

    /// Nothing gets louder, is repeated or handed out any more in this run; the next one takes it up.
    @Override
    public void close() {
        repeater.close();
        spreader.close();
        escalations.close();
    }
}
