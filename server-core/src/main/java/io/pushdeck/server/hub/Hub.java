package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.protocol.FrameCodec;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.session.SessionEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of everything live. Its thread takes commands from a queue, changes the state and tells listeners
/// what happened, numbered without a gap.
///
/// Thread-safe: every method here only enqueues and returns. Commands of one thread are carried out in their order.
/// Futures complete on the threads of [Answers], never on the hub's.
public final class Hub implements SessionEvents, AutoCloseable {
    /// How often the counters of the connections are looked at.
    public static final Duration MEASURING_PERIOD = Duration.ofMillis(250);

    /// With so many commands waiting, messages from clients are dropped; what the operator does is not.
    static final int MAX_WAITING = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    private final BlockingQueue<HubCommand> commands = new LinkedBlockingQueue<>();
    private final DroppedMessages drops = new DroppedMessages();
    private final Listeners listeners = new Listeners();
    private final Answers answers;
    private final HubState state;
    private final PushDesk pushes;
    private final Roster roster = new Roster();
    private final Outlet outlet = new Outlet();
    private final Reception reception;
    private final Conversation conversation;
    private final Publisher publisher;
    private final Replays replays;
    private final Heartbeat heartbeat;
    /// Those that speak `pushdeck.v1`: what they say is taken apart on the thread that it comes on.
    private final Set<SessionId> framed = ConcurrentHashMap.newKeySet();
    private final long measuringNanos;
    private final Thread thread;
    private volatile boolean closed;

    private Hub(Register register, HubPorts ports, Answers answers, Clock clock, Duration measuringPeriod) {
        this.answers = answers;
        Executor hubThread = action -> submit(new HubCommand.Continue(action));
        state = new HubState(register, ports, roster, outlet, clock, listeners::emit);
        pushes = new PushDesk(state, outlet, this::submit, answers);
        publisher = new Publisher(roster, outlet, ports.log(), clock, listeners::emit, hubThread);
        replays = new Replays(roster, outlet, publisher, hubThread);
        conversation = new Conversation(state, ports, outlet, clock, hubThread);
        Doorkeeper door = new Doorkeeper(ports.bans(), clock);
        reception = new Reception(state, ports, outlet, replays, conversation::said, hubThread, door);
        heartbeat = new Heartbeat(roster, outlet);
        measuringNanos = measuringPeriod.toNanos();
        thread = Thread.ofPlatform().name("pushdeck-hub").daemon().unstarted(this::run);
    }

    /// @param register what the store has
    public static Hub start(Register register, HubPorts ports, Answers answers, Clock clock, Duration measuringPeriod) {
        Hub hub = new Hub(register, ports, answers, clock, measuringPeriod);
        hub.thread.start();
        return hub;
    }

    @Override
    public void opened(Connection connection) {
        if (!connection.handshake().isPlain()) {
            framed.add(connection.id());
        }
        submit(new HubCommand.Opened(connection));
    }

    @Override
    public void received(SessionId session, Payload payload) {
        if (commands.size() >= MAX_WAITING) {
            drops.count();
            return;
        }
        submit(
                framed.contains(session)
                        ? new HubCommand.Said(session, FrameCodec.decode(payload))
                        : new HubCommand.Received(session, payload));
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
        framed.remove(session);
        submit(new HubCommand.Closed(session, reason));
    }

    @Override
    public void troubled(String whatHappened) {
        submit(new HubCommand.Trouble(whatHappened));
    }

    /// Whose word on its identity counts, from the next connection on.
    public void trust(IdentityTrust trust) {
        submit(new HubCommand.Trust(trust));
    }

    /// Pushes go to this fan-out from now on.
    ///
    /// @param maxPayloadBytes longer ones are refused
    public void listen(FanOut fanOut, int maxPayloadBytes) {
        submit(new HubCommand.Listen(fanOut, maxPayloadBytes));
    }

    /// Pushes are refused from now on. One that the fan-out has not answered yet ends with all its connections gone.
    public void stopListening() {
        submit(new HubCommand.Listen(null, 0));
    }

    /// @return completes when everything submitted before was carried out; does not if the hub is closed
    public CompletableFuture<Boolean> settled() {
        return ask(() -> true);
    }

    /// Whom a rule would mean.
    public CompletableFuture<RulePreview> preview(Rule rule) {
        return ask(() -> state.preview(rule));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(new HubCommand.Continue(() -> answers.give(answer, question.get())));
        return answer;
    }

    /// Applies an edit that is on disk already; edits come in the order of their commits. The hub knows guests too,
    /// so it is the hub that says what changed and how to undo it.
    ///
    /// @param answer completes with [GroupEditResult.Applied]; fails only if the hub is closed
    public void apply(GroupEdit edit, CompletableFuture<GroupEditResult> answer) {
        submit(new HubCommand.Edit(edit, answer));
    }

    /// Applies a name that is on disk already, or one of a guest, which never is.
    ///
    /// @param answer fails only if the hub is closed
    public void rename(ClientId client, ClientName name, CompletableFuture<ClientName> answer) {
        submit(new HubCommand.Rename(client, name, answer));
    }

    /// Starts over with what the disk has now, while nobody is connected. Listeners hear of it as edits of groups.
    public void reset(Register register) {
        submit(new HubCommand.Continue(() -> {
            state.reset(register);
            publisher.reset();
        }));
    }

    /// Knows nobody any more who was simulated; to be called when they are gone.
    public void forgetSimulated() {
        submit(new HubCommand.Continue(state::forgetSimulated));
    }

    /// Closes those connections that are still there.
    ///
    /// @param code see [CloseReason]
    public void disconnect(Set<SessionId> sessions, int code, String reason) {
        submit(new HubCommand.Disconnect(Set.copyOf(sessions), code, reason));
    }

    /// Closes what is there of somebody who may not come in any more; the ban counts already.
    public void expel(Ban ban) {
        submit(new HubCommand.Continue(
                () -> state.disconnect(roster.concerned(ban), CloseReason.BANNED, Doorkeeper.words(ban))));
    }

    /// Sends to the people the audience means when the hub takes the command, in the order of the calls.
    ///
    /// @return completes when every connection was tried; fails only if the hub is closed
    public CompletableFuture<PushResult> push(Payload payload, PushClass pushClass, Audience audience) {
        return push(payload, pushClass, groups -> audience);
    }

    /// The same, for an audience that depends on the groups at that moment.
    ///
    /// @param audience called on the hub thread
    public CompletableFuture<PushResult> push(
            Payload payload, PushClass pushClass, Function<GroupBook, Audience> audience) {
        CompletableFuture<PushResult> answer = new CompletableFuture<>();
        submit(new HubCommand.Push(payload, payload.size(), pushClass, audience, answer));
        return answer;
    }

    /// Finds out whom the audience means when the hub takes the command.
    ///
    /// @param whenFrozen on the hub thread, in the order of the calls: it only enqueues
    /// @param whenClosed instead, if the hub is closed
    public void freeze(Audience audience, Consumer<Frozen> whenFrozen, Consumer<Throwable> whenClosed) {
        submit(new HubCommand.Freeze(audience, whenFrozen, whenClosed));
    }

    /// Sends an entry of the log, which is on disk, to those who are there. To be called in the order of the log.
    public void publish(Publication publication) {
        submit(new HubCommand.Publish(publication));
    }

    /// Ends a push in the middle of its fan-out.
    ///
    /// @param whenSettled when what became of everyone has been told to the log; on the hub thread, so it only enqueues
    public void stop(PushId push, Runnable whenSettled) {
        submit(new HubCommand.StopPush(push, whenSettled));
    }

    /// Tells listeners that a person pressed a button.
    public void acted(ClientId client, PushRecord push, String action) {
        submit(new HubCommand.Acted(client, push, action));
    }

    /// Says goodbye in a frame to all that take frames; to be called before they are closed.
    ///
    /// @return completes when it was handed to all of them; fails only if the hub is closed
    public CompletableFuture<Boolean> farewell(ServerFrame.Bye bye) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        submit(new HubCommand.Farewell(bye, answer));
        return answer;
    }

    /// The listener gets a snapshot, then every event after it.
    public Subscription subscribe(HubListener listener) {
        SwitchedListener switched = new SwitchedListener(listener, this::unsubscribe);
        submit(new HubCommand.Subscribe(switched, switched));
        return switched;
    }

    private void unsubscribe(Subscription subscription) {
        submit(new HubCommand.Unsubscribe(subscription));
    }

    /// Looks at the counters now instead of at the next period.
    void measure() {
        submit(new HubCommand.Measure());
    }

    private void submit(HubCommand command) {
        commands.add(command);
        if (closed && commands.remove(command)) {
            command.abandon(answers, new IllegalStateException("The server is closed"));
        }
    }

    private void run() {
        long nextMeasure = System.nanoTime() + measuringNanos;
        boolean running = true;
        while (running) {
            try {
                HubCommand command = commands.poll(nextMeasure - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (command != null) {
                    running = carryOut(command);
                }
                if (System.nanoTime() - nextMeasure >= 0) {
                    nextMeasure = System.nanoTime() + measuringNanos;
                    running &= carryOut(new HubCommand.Measure());
                }
            } catch (InterruptedException e) {
                LOG.warn("Nobody may interrupt the hub; going on", e);
            }
        }
        abandonTheRest();
    }

    private boolean carryOut(HubCommand command) {
        try {
            return handle(command);
        } catch (RuntimeException | Error trouble) {
            LOG.error("The hub could not carry out {}", command.getClass().getSimpleName(), trouble);
            command.abandon(answers, trouble);
            return true;
        }
    }

    private boolean handle(HubCommand command) {
        switch (command) {
            case HubCommand.Opened opened -> reception.opened(opened.connection());
            case HubCommand.Received received -> {
                Roster.Entry from = roster.find(received.session());
                if (from != null) {
                    state.received(from, received.payload());
                }
            }
            case HubCommand.Said said -> said(said);
            case HubCommand.Closed gone -> closed(gone);
            case HubCommand.Trouble trouble -> state.troubled(trouble.whatHappened());
            case HubCommand.Trust trust -> reception.trust(trust.trust());
            case HubCommand.Listen listen -> listen(listen);
            case HubCommand.Edit edit -> answers.give(edit.answer(), state.edit(edit.edit()));
            case HubCommand.Rename rename -> {
                state.rename(rename.client(), rename.name());
                answers.give(rename.answer(), rename.name());
            }
            case HubCommand.Disconnect cut -> state.disconnect(cut.sessions(), cut.code(), cut.reason());
            case HubCommand.Push push -> pushes.push(push);
            case HubCommand.Tallied tallied -> pushes.finish(tallied.push(), tallied.tally());
            case HubCommand.Freeze freeze ->
                freeze.whenFrozen().accept(new Frozen(state.freeze(freeze.audience()), outlet.isOpen()));
            case HubCommand.Publish publish -> publisher.publish(publish.publication());
            case HubCommand.StopPush stop -> publisher.stop(stop.push(), stop.whenSettled());
            case HubCommand.Acted acted -> state.acted(acted.client(), acted.push(), acted.action());
            case HubCommand.Farewell farewell ->
                state.farewell(farewell.bye(), () -> answers.give(farewell.answer(), true));
            case HubCommand.Continue next -> next.action().run();
            case HubCommand.Subscribe subscribe ->
                listeners.add(subscribe.subscription(), subscribe.listener(), state.snapshot(listeners.sequence()));
            case HubCommand.Unsubscribe unsubscribe -> listeners.remove(unsubscribe.subscription());
            case HubCommand.Measure measure -> measureAll();
            case HubCommand.Stop stop -> {
                listen(new HubCommand.Listen(null, 0));
                return false;
            }
        }
        return true;
    }

    private void said(HubCommand.Said said) {
        Roster.Entry from = roster.find(said.session());
        if (from == null) {
            reception.said(said.session(), said.said());
        } else {
            conversation.said(from, said.said());
        }
    }

    private void closed(HubCommand.Closed gone) {
        reception.closed(gone.session());
        Roster.Entry entry = roster.find(gone.session());
        if (entry != null) {
            publisher.closed(gone.session(), entry.view().client(), gone.reason());
            state.closed(gone.session(), gone.reason());
        }
    }

    private void listen(HubCommand.Listen listen) {
        outlet.open(listen.fanOut(), listen.maxPayloadBytes());
        if (listen.fanOut() == null) {
            pushes.giveUp();
            state.measure();
        }
    }

    private void measureAll() {
        state.measure();
        reception.measure();
        replays.measure();
        publisher.measure();
        heartbeat.measure();
        drops.tell(state);
    }

    private void abandonTheRest() {
        closed = true;
        for (HubCommand command = commands.poll(); command != null; command = commands.poll()) {
            command.abandon(answers, new IllegalStateException("The server is closed"));
        }
    }

    /// Carries out what was submitted before, then ends. Waits for that, at most ten seconds.
    @Override
    public void close() {
        submit(new HubCommand.Stop());
        try {
            if (!thread.join(CLOSING_LIMIT)) {
                LOG.error("The hub did not end within {}", CLOSING_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
