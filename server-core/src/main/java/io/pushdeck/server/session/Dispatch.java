package io.pushdeck.server.session;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One payload on its way to connections whose outcomes count one by one; it can be stopped in the middle. Thread-safe,
/// but for what the fan-out does; the outcomes are there once it is done.
public final class Dispatch {
    private final Payload payload;
    private final @Nullable PushClass pushClass;
    private final List<Connection> to;
    private final Consumer<Dispatch> whenDone;
    /// One for each connection; no object is made for any of ten thousand.
    private final Outcome[] outcomes;

    private volatile boolean stopped;

    /// What became of the payload at one connection.
    public enum Outcome {
        /// Handed to the operating system whole.
        WRITTEN,
        /// Waiting in the outbox of a slow client.
        QUEUED,
        /// Refused: the outbox was full, so the client is being closed as slow.
        FULL,
        /// Refused: the connection had closed meanwhile.
        GONE,
        /// Its turn did not come before the stop.
        STOPPED
    }

    private Dispatch(Payload payload, @Nullable PushClass pushClass, List<Connection> to, Consumer<Dispatch> whenDone) {
        this.payload = payload;
        this.pushClass = pushClass;
        this.to = List.copyOf(to);
        this.whenDone = whenDone;
        this.outcomes = new Outcome[to.size()];
        Arrays.fill(outcomes, Outcome.STOPPED);
    }

    /// One of which a slow client may miss some, as the operator chose for that class.
    ///
    /// @param whenDone called once on the fan-out thread; it only enqueues
    public static Dispatch of(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Dispatch> whenDone) {
        return new Dispatch(payload, pushClass, to, whenDone);
    }

    /// One that is never left out: a client that has no room for it is closed as slow, and comes back for it.
    ///
    /// @param whenDone called once on the fan-out thread; it only enqueues
    public static Dispatch whole(Payload payload, List<Connection> to, Consumer<Dispatch> whenDone) {
        return new Dispatch(payload, null, to, whenDone);
    }

    public Payload payload() {
        return payload;
    }

    /// Null for one that is never left out.
    public @Nullable PushClass pushClass() {
        return pushClass;
    }

    public List<Connection> to() {
        return to;
    }

    /// Connections whose turn has not come yet get nothing any more.
    public void stop() {
        stopped = true;
    }

    public boolean isStopped() {
        return stopped;
    }

    /// By the fan-out alone.
    ///
    /// @param results of the first `count` connections; the others were not reached
    public void finish(Outcome[] results, int count) {
        System.arraycopy(results, 0, outcomes, 0, count);
        whenDone.accept(this);
    }

    /// By a fan-out that takes nothing any more.
    public void abandon() {
        Arrays.fill(outcomes, Outcome.GONE);
        whenDone.accept(this);
    }

    /// Of the connection at that place in [#to]; once the fan-out is done.
    public Outcome outcome(int index) {
        return outcomes[index];
    }
}
