package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Thousands of clients on one thread, each acting as its [Script] says. Thread-safe; scripts are confined to the
/// swarm's thread.
public final class Swarm implements AutoCloseable {
    /// Fewer than a listen queue holds.
    private static final int MOST_CONNECTING = 200;
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int MOST_FAILURES = 20;

    /// Where a client comes from and what it says first.
    ///
    /// @param from          null for the system's choice; each address has some 28,000 ports
    /// @param receiveBuffer bytes the operating system keeps for a slow reader; 0 = its own choice
    @SuppressWarnings("ArrayRecordComponent") // sent as it is, and never compared
    public record Arrival(InetSocketAddress to, @Nullable InetAddress from, int receiveBuffer, byte[] request) {
        /// From this address, with a request that is accepted.
        public static Arrival of(int port, String target) {
            return new Arrival(
                    new InetSocketAddress(address(1), port),
                    null,
                    0,
                    RawClient.request(target).getBytes(StandardCharsets.ISO_8859_1));
        }

        /// From 127.0.0.`last`.
        public Arrival from(int last) {
            return new Arrival(to, address(last), receiveBuffer, request);
        }

        public Arrival withReceiveBuffer(int bytes) {
            return new Arrival(to, from, bytes, request);
        }

        public Arrival withRequest(byte[] bytes) {
            return new Arrival(to, from, receiveBuffer, bytes);
        }

        private static InetAddress address(int last) {
            return InetAddress.ofLiteral("127.0.0." + last);
        }
    }

    private record Alarm(long at, Runnable task) {}

    private record Waiting(Arrival arrival, Script script) {}

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private final Deque<Waiting> arrivals = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private int connecting;
    private volatile boolean ended;

    public Swarm(String name) {
        try {
            selector = Selector.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /// One more client, soon.
    public void join(Arrival arrival, Script script) {
        execute(() -> arrivals.add(new Waiting(arrival, script)));
    }

    /// Runs `task` on the swarm's thread, after those given before.
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// Runs `task` later; to be called on the swarm's thread.
    public void after(Duration delay, Runnable task) {
        alarms.add(new Alarm(System.nanoTime() + delay.toNanos(), task));
    }

    /// What scripts threw; more than a few are not kept.
    public Queue<Throwable> failures() {
        return failures;
    }

    /// Takes all connections away without a word, and ends the thread.
    @Override
    public void close() {
        ended = true;
        selector.wakeup();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ByteBuffer buffer() {
        return buffer;
    }

    void connected() {
        connecting--;
    }

    /// Runs what a script wants, whatever it throws.
    void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error failure) {
            if (failures.size() < MOST_FAILURES) {
                failures.add(failure);
            }
        }
    }

    private void run() {
        try {
            while (!ended) {
                selector.select(key -> ((SwarmClient) key.attachment()).ready(), patience());
                runTasks();
                ringAlarms();
                startArrivals();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long patience() {
        Alarm next = alarms.peek();
        if (next == null) {
            return 0;
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.at - System.nanoTime()));
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void ringAlarms() {
        long now = System.nanoTime();
        for (Alarm next = alarms.peek(); next != null && next.at - now <= 0; next = alarms.peek()) {
            alarms.remove();
            guarded(next.task);
        }
    }

    private void startArrivals() {
        while (connecting < MOST_CONNECTING && !arrivals.isEmpty()) {
            Waiting next = arrivals.removeFirst();
            connecting++;
            new SwarmClient(this, next.script).start(selector, next.arrival);
        }
    }
}
