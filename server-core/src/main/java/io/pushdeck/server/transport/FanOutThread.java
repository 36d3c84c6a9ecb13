package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.Dispatch.Outcome;
import io.pushdeck.server.session.FanOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes pushes in the order of the calls: encoded once, the bytes shared by all connections. A client that does not
/// read costs it nothing, since sockets never block.
///
/// Pushes that come while others are under way are taken together: those that follow one another to the same
/// connections leave in one write for each. A single push waits for nothing.
final class FanOutThread implements FanOut, Runnable {
    private static final int MOST_TOGETHER = 64;
    /// A look at every one would cost a part of what a delivery costs.
    private static final int CONNECTIONS_BETWEEN_LOOKS = 64;

    private static final Delivery END = Delivery.of(Payload.text(""), PushClass.MESSAGE, List.of(), tally -> {});

    private final SafeEvents events;
    private final Counters counters;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Burst burst = new Burst();
    private final CompressedTwin twin;
    private final Progress progress = new Progress();
    private final Object gate = new Object();
    private final Thread thread;
    private boolean stopped;

    FanOutThread(SafeEvents events, Supplier<Compression> compression, Counters counters) {
        this.events = events;
        this.counters = counters;
        this.twin = new CompressedTwin(burst, compression, counters);
        this.thread = Threads.of("fan-out", this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        deliver(Delivery.of(payload, pushClass, to, whenDone));
    }

    @Override
    public void deliver(Dispatch dispatch) {
        deliver(Delivery.of(dispatch));
    }

    private void deliver(Delivery delivery) {
        synchronized (gate) {
            if (!stopped) {
                deliveries.add(delivery);
                return;
            }
        }
        events.guarded(delivery::abandon);
    }

    /// Delivers what was handed over before, and nothing after.
    void stop(Duration limit) {
        synchronized (gate) {
            if (!stopped) {
                stopped = true;
                deliveries.add(END);
            }
        }
        if (Thread.currentThread() != thread) {
            Threads.join(thread, limit);
        }
    }

    @Override
    public void run() {
        List<Delivery> batch = new ArrayList<>();
        try {
            while (!batch.contains(END)) {
                batch.clear();
                batch.add(deliveries.take());
                deliveries.drainTo(batch, MOST_TOGETHER - 1);
                events.guarded(() -> writeAll(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            twin.close();
        }
    }

    private void writeAll(List<Delivery> batch) {
        for (int from = 0; from < batch.size(); ) {
            int end = collect(batch, from);
            write(batch.subList(from, end));
            from = end;
        }
    }

    /// Fills the burst with deliveries that go to the same connections one after the other.
    ///
    /// @return where the next burst begins
    private int collect(List<Delivery> batch, int from) {
        Delivery first = batch.get(from);
        burst.begin(first.frame());
        int end = from + 1;
        while (end < batch.size()
                && batch.get(end).to.equals(first.to)
                && burst.add(batch.get(end).frame())) {
            end++;
        }
        return end;
    }

    /// Writes the burst, without those of its deliveries that are stopped meanwhile.
    private void write(List<Delivery> joined) {
        List<Connection> to = joined.getFirst().to;
        List<Delivery> going = joined;
        progress.begin(to.size());
        writeUntilStop(to, going);
        while (progress.next < to.size()) {
            going.stream().filter(Delivery::isStopped).forEach(this::finish);
            going = going.stream().filter(delivery -> !delivery.isStopped()).toList();
            if (going.isEmpty()) {
                return;
            }
            // They fitted into one burst before, and are fewer now.
            collect(going, 0);
            writeUntilStop(to, going);
        }
        going.forEach(this::finish);
    }

    private void finish(Delivery delivery) {
        counters.count(Counter.MESSAGE_OUT, progress.written + (long) progress.queued);
        events.guarded(() -> delivery.finish(progress));
    }

    private void writeUntilStop(List<Connection> to, List<Delivery> going) {
        boolean stoppable = going.stream().anyMatch(delivery -> delivery.dispatch != null);
        int end = to.size();
        twin.begin();
        for (int index = progress.next; index < end; index++) {
            if (stoppable && index % CONNECTIONS_BETWEEN_LOOKS == 0 && anyStopped(going)) {
                progress.next = index;
                twin.finish();
                return;
            }
            progress.count(index, deliver(to.get(index)));
        }
        progress.next = end;
        twin.finish();
    }

    private static boolean anyStopped(List<Delivery> going) {
        for (Delivery delivery : going) {
            if (delivery.isStopped()) {
                return true;
            }
        }
        return false;
    }

    private Outbox.Offer deliver(Connection connection) {
        return connection instanceof ClientConnection ours
                ? ours.deliver(twin.forConnection(ours.takesCompressed()))
                : Outbox.Offer.FINISHED;
    }

    /// How far one burst has come. Used again for the next; confined to the fan-out thread.
    private static final class Progress {
        private Outcome[] results = new Outcome[64];
        /// The first connection whose turn has not come.
        private int next;

        private int written;
        private int queued;
        private int full;
        private int gone;
        private int leftOut;

        void begin(int connections) {
            if (results.length < connections) {
                results = new Outcome[connections];
            }
            next = 0;
            written = 0;
            queued = 0;
            full = 0;
            gone = 0;
            leftOut = 0;
        }

        void count(int index, Outbox.Offer offer) {
            switch (offer) {
                case WRITTEN -> {
                    written++;
                    results[index] = Outcome.WRITTEN;
                }
                case QUEUED -> {
                    queued++;
                    results[index] = Outcome.QUEUED;
                }
                case LEFT_OUT_OLDER -> {
                    queued++;
                    leftOut++;
                    results[index] = Outcome.QUEUED;
                }
                case FULL -> {
                    full++;
                    results[index] = Outcome.FULL;
                }
                case FINISHED, BROKEN -> {
                    gone++;
                    results[index] = Outcome.GONE;
                }
            }
        }
    }

    /// One call of [FanOut#deliver].
    ///
    /// @param whenDone unless there is a dispatch
    private record Delivery(
            Payload payload,
            @Nullable PushClass pushClass,
            List<Connection> to,
            Consumer<Tally> whenDone,
            @Nullable Dispatch dispatch) {
        static Delivery of(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
            return new Delivery(payload, pushClass, List.copyOf(to), whenDone, null);
        }

        static Delivery of(Dispatch dispatch) {
            return new Delivery(dispatch.payload(), dispatch.pushClass(), dispatch.to(), tally -> {}, dispatch);
        }

        Frame frame() {
            return Frame.of(payload, pushClass);
        }

        boolean isStopped() {
            return dispatch != null && dispatch.isStopped();
        }

        void finish(Progress progress) {
            if (dispatch == null) {
                whenDone.accept(
                        new Tally(progress.written, progress.queued, progress.full, progress.gone, progress.leftOut));
            } else {
                dispatch.finish(progress.results, progress.next);
            }
        }

        void abandon() {
            if (dispatch == null) {
                whenDone.accept(new Tally(0, 0, 0, to.size()));
            } else {
                dispatch.abandon();
            }
        }
    }
}
