package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Writes pushes one after the other, in the order of the calls: encoded once, the bytes shared by all connections.
/// A client that does not read costs it nothing, since sockets never block.
final class FanOutThread implements FanOut, Runnable {
    private static final int DIRECT_BYTES = 64 * 1024;
    private static final int MOST_TOGETHER = 64;
    private static final Delivery END = new Delivery(Payload.text(""), List.of(), tally -> {});

    private final SafeEvents events;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final ByteBuffer direct = ByteBuffer.allocateDirect(DIRECT_BYTES);
    private final Object gate = new Object();
    private final Thread thread;
    private boolean stopped;

    FanOutThread(SafeEvents events) {
        this.events = events;
        this.thread = Threads.of("fan-out", this);
    }

    void start() {
        thread.start();
    }

    @Override
    public void deliver(Payload payload, List<Connection> to, Consumer<Tally> whenDone) {
        synchronized (gate) {
            if (!stopped) {
                deliveries.add(new Delivery(payload, to, whenDone));
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
        }
    }

    private void writeAll(List<Delivery> batch) {
        if (batch.size() == 1) {
            write(batch.getFirst());
        } else {
            writeTogether(batch);
        }
    }

    private void write(Delivery delivery) {
        Frame frame = Frame.of(delivery.payload);
        ByteBuffer shared = share(frame);
        for (Connection connection : delivery.to) {
            switch (offer(connection, frame, shared.duplicate())) {
                case WRITTEN -> delivery.written++;
                case QUEUED -> delivery.queued++;
                case FULL -> delivery.full++;
                case FINISHED, BROKEN -> delivery.gone++;
            }
        }
        report(delivery);
    }

    /// Pushes that came while another was under way: one gathering write for each connection. If it does not take all
    /// of them, all count as queued.
    private void writeTogether(List<Delivery> batch) {
        Map<ClientConnection, List<Delivery>> held = new LinkedHashMap<>();
        for (Delivery delivery : batch) {
            Frame frame = Frame.of(delivery.payload);
            for (Connection connection : delivery.to) {
                if (!(connection instanceof ClientConnection ours)) {
                    delivery.gone++;
                    continue;
                }
                switch (ours.hold(frame)) {
                    case WRITTEN, QUEUED ->
                        held.computeIfAbsent(ours, any -> new ArrayList<>()).add(delivery);
                    case FULL -> delivery.full++;
                    case FINISHED, BROKEN -> delivery.gone++;
                }
            }
        }
        held.forEach((connection, deliveriesHeld) -> {
            boolean written = connection.flush();
            for (Delivery delivery : deliveriesHeld) {
                delivery.count(written);
            }
        });
        batch.forEach(this::report);
    }

    private void report(Delivery delivery) {
        events.guarded(() -> delivery.whenDone.accept(delivery.tally()));
    }

    private static Outbox.Offer offer(Connection connection, Frame frame, ByteBuffer view) {
        return connection instanceof ClientConnection ours ? ours.deliver(frame, view) : Outbox.Offer.FINISHED;
    }

    /// The bytes where the operating system reads them without another copy for each connection.
    private ByteBuffer share(Frame frame) {
        if (frame.length() > DIRECT_BYTES) {
            return frame.toBuffer();
        }
        direct.clear();
        return direct.put(frame.toBuffer()).flip();
    }

    /// One call of [#deliver]; its counts belong to the fan-out thread.
    private static final class Delivery {
        private final Payload payload;
        private final List<Connection> to;
        private final Consumer<Tally> whenDone;
        private int written;
        private int queued;
        private int full;
        private int gone;

        Delivery(Payload payload, List<Connection> to, Consumer<Tally> whenDone) {
            this.payload = payload;
            this.to = List.copyOf(to);
            this.whenDone = whenDone;
        }

        private void count(boolean wasWritten) {
            if (wasWritten) {
                written++;
            } else {
                queued++;
            }
        }

        private Tally tally() {
            return new Tally(written, queued, full, gone);
        }
    }
}
