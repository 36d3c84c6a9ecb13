package io.pushdeck.server.hub;

import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.session.SessionEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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
    private final AtomicLong droppedMessages = new AtomicLong();
    private final Listeners listeners = new Listeners();
    private final Answers answers;
    private final HubState state;
    private final PushDesk pushes;
    private final long measuringNanos;
    private final Thread thread;
    private long reportedDrops;
    private volatile boolean closed;

    private Hub(Register register, NameKeeper keeper, Answers answers, Clock clock, Duration measuringPeriod) {
        this.answers = answers;
        state = new HubState(register, keeper, clock, listeners::emit);
        pushes = new PushDesk(state, this::submit, answers);
        measuringNanos = measuringPeriod.toNanos();
        thread = Thread.ofPlatform().name("pushdeck-hub").daemon().unstarted(this::run);
    }

    /// @param register what the store has
    public static Hub start(
            Register register, NameKeeper keeper, Answers answers, Clock clock, Duration measuringPeriod) {
        Hub hub = new Hub(register, keeper, answers, clock, measuringPeriod);
        hub.thread.start();
        return hub;
    }

    @Override
    public void opened(Connection connection) {
        submit(new HubCommand.Opened(connection));
    }

    @Override
    public void received(SessionId session, Payload payload) {
        if (commands.size() >= MAX_WAITING) {
            droppedMessages.incrementAndGet();
            return;
        }
        submit(new HubCommand.Received(session, payload));
    }

    @Override
    public void closed(SessionId session, CloseReason reason) {
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

    /// Closes those connections that are still there.
    ///
    /// @param code see [CloseReason]
    public void disconnect(Set<SessionId> sessions, int code, String reason) {
        submit(new HubCommand.Disconnect(Set.copyOf(sessions), code, reason));
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
            case HubCommand.Opened opened -> state.opened(opened.connection());
            case HubCommand.Received received -> state.received(received.session(), received.payload());
            case HubCommand.Closed gone -> state.closed(gone.session(), gone.reason());
            case HubCommand.Trouble trouble -> state.troubled(trouble.whatHappened());
            case HubCommand.Trust trust -> state.trust(trust.trust());
            case HubCommand.Listen listen -> pushes.listen(listen.fanOut(), listen.maxPayloadBytes());
            case HubCommand.Edit edit -> answers.give(edit.answer(), state.edit(edit.edit()));
            case HubCommand.Rename rename -> {
                state.rename(rename.client(), rename.name());
                answers.give(rename.answer(), rename.name());
            }
            case HubCommand.Disconnect cut -> state.disconnect(cut.sessions(), cut.code(), cut.reason());
            case HubCommand.Push push -> pushes.push(push);
            case HubCommand.Tallied tallied -> pushes.finish(tallied.push(), tallied.tally());
            case HubCommand.Subscribe subscribe ->
                listeners.add(subscribe.subscription(), subscribe.listener(), state.snapshot(listeners.sequence()));
            case HubCommand.Unsubscribe unsubscribe -> listeners.remove(unsubscribe.subscription());
            case HubCommand.Measure measure -> {
                state.measure();
                reportDrops();
            }
            case HubCommand.Stop stop -> {
                pushes.listen(null, 0);
                return false;
            }
        }
        return true;
    }

    private void reportDrops() {
        long drops = droppedMessages.get();
        if (drops > reportedDrops) {
            state.troubled((drops - reportedDrops) + " messages from clients were dropped because more than "
                    + MAX_WAITING + " commands were waiting; clients send faster than this computer can follow");
            reportedDrops = drops;
        }
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
