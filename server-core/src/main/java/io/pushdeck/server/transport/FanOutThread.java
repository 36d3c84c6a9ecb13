package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Writes pushes in the order of the calls: encoded once, the bytes shared by all connections. A client that does not
/// read costs it nothing, since sockets never block.
///
/// Pushes that come while others are under way are taken together: those that follow one another to the same
/// connections leave in one write for each. A single push waits for nothing.
final class FanOutThread implements FanOut, Runnable {
    private static final int MOST_TOGETHER = 64;
    private static final Delivery END = new Delivery(Payload.text(""), PushClass.MESSAGE, List.of(), tally -> {});

    private final SafeEvents events;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final Burst burst = new Burst();
    private final CompressedTwin twin;
    private final Object gate = new Object();
    private final Thread thread;
    private boolean stopped;

    FanOutThread(SafeEvents events, Supplier<Compression> compression, Counters counters) {
        this.events = events;
        this.twin = new CompressedTwin(burst, compression, counters);
        this.thread = Threads.of("fan-out", this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        synchronized (gate) {
            if (!stopped) {
                deliveries.add(new Delivery(payload, pushClass, to, whenDone));
                return;
            }
        }
        events.guarded(() -> whenDone.accept(new Tally(0, 0, 0, to.size())));
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
            Tally tally = write(batch.get(from).to);
            for (Delivery done : batch.subList(from, end)) {
                events.guarded(() -> done.whenDone.accept(tally));
            }
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

    private Tally write(List<Connection> to) {
        int written = 0;
        int queued = 0;
        int full = 0;
        int gone = 0;
        int leftOut = 0;
        twin.begin();
        for (Connection connection : to) {
            switch (deliver(connection)) {
                case WRITTEN -> written++;
                case QUEUED -> queued++;
                case LEFT_OUT_OLDER -> {
                    queued++;
                    leftOut++;
                }
                case FULL -> full++;
                case FINISHED, BROKEN -> gone++;
            }
        }
        twin.finish();
        return new Tally(written, queued, full, gone, leftOut);
    }

    private Outbox.Offer deliver(Connection connection) {
        return connection instanceof ClientConnection ours
                ? ours.deliver(twin.forConnection(ours.takesCompressed()))
                : Outbox.Offer.FINISHED;
    }

    /// One call of [FanOut#deliver].
    private record Delivery(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
        Delivery {
            to = List.copyOf(to);
        }

        Frame frame() {
            return Frame.of(payload, pushClass);
        }
    }
}
