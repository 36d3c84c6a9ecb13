package io.pushdeck.server.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that looks after what nobody reports: lost wake-ups every 20 ms, limits of time and vanished sockets
/// every
/// 100 ms, the listeners every second. It is also the one that closes sockets.
final class Sweep implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long REARM_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LISTENER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Plumbing plumbing;
    private final Runnable listenerCheck;
    private final Thread thread;
    private volatile boolean running = true;

    /// @param listenerCheck called every second
    Sweep(Plumbing plumbing, Runnable listenerCheck) {
        this.plumbing = plumbing;
        this.listenerCheck = listenerCheck;
        this.thread = Threads.of("sweep", this);
    }

    void start() {
        plumbing.registry().sweptBy(thread);
        thread.start();
    }

    void stop(Duration limit) {
        running = false;
        LockSupport.unpark(thread);
        if (Thread.currentThread() != thread) {
            Threads.join(thread, limit);
        }
    }

    @Override
    public void run() {
        long nextCheck = plumbing.nanoTime() + CHECK_NANOS;
        long nextListenerCheck = plumbing.nanoTime() + LISTENER_NANOS;
        while (running) {
            LockSupport.parkNanos(this, plumbing.registry().isBusy() ? REARM_NANOS : CHECK_NANOS);
            try {
                long now = plumbing.nanoTime();
                if (now - nextCheck >= 0) {
                    nextCheck = now + CHECK_NANOS;
                    plumbing.registry().all().forEach(connection -> connection.check(now));
                }
                if (now - nextListenerCheck >= 0) {
                    nextListenerCheck = now + LISTENER_NANOS;
                    listenerCheck.run();
                }
                rearm();
                endDoomed();
            } catch (Throwable e) {
                LOG.error("The sweep failed; it goes on", e);
            }
        }
        endDoomed();
    }

    private void rearm() {
        for (ClientConnection connection : plumbing.registry().waiting()) {
            if (connection.rearmIfLost()) {
                plumbing.counters().count(Counter.REARMED);
            }
        }
    }

    private void endDoomed() {
        ClientConnection connection = plumbing.registry().pollDoomed();
        while (connection != null) {
            connection.end();
            connection = plumbing.registry().pollDoomed();
        }
    }
}
