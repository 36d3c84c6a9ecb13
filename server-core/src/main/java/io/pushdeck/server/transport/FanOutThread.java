package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Writes pushes one after the other, in the order of the calls: encoded once, the bytes shared by all connections.
/// A client that does not read costs it nothing, since sockets never block.
final class FanOutThread implements FanOut, Runnable {
    private static final int DIRECT_BYTES = 64 * 1024;
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
        try {
            Delivery next = deliveries.take();
            while (next != END) {
                Delivery delivery = next;
                events.guarded(() -> delivery.whenDone.accept(write(delivery)));
                next = deliveries.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Tally write(Delivery delivery) {
        Frame frame = Frame.of(delivery.payload);
        ByteBuffer shared = share(frame);
        int written = 0;
        int queued = 0;
        int full = 0;
        int gone = 0;
        for (Connection connection : delivery.to) {
            switch (offer(connection, frame, shared.duplicate())) {
                case WRITTEN -> written++;
                case QUEUED -> queued++;
                case FULL -> full++;
                case FINISHED, BROKEN -> gone++;
            }
        }
        return new Tally(written, queued, full, gone);
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

    private static final class Delivery {
        private final Payload payload;
        private final List<Connection> to;
        private final Consumer<Tally> whenDone;

        Delivery(Payload payload, List<Connection> to, Consumer<Tally> whenDone) {
            this.payload = payload;
            this.to = List.copyOf(to);
            this.whenDone = whenDone;
        }
    }
}
