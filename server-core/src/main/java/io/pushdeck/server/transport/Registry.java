package io.pushdeck.server.transport;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Every socket from accept to close, which of them wait to be written, and which are to be ended. The counts of the
/// transport come from here and never from the library. Thread-safe.
final class Registry {
    private final int capacity;
    private final Set<ClientConnection> tracked = ConcurrentHashMap.newKeySet();
    private final Set<ClientConnection> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<ClientConnection> doomed = new ConcurrentLinkedQueue<>();
    private final Object emptied = new Object();
    private volatile boolean open = true;
    private volatile @Nullable Thread sweeper;

    Registry(int capacity) {
        this.capacity = capacity;
    }

    /// The thread to wake when there is something to sweep.
    void sweptBy(Thread thread) {
        sweeper = thread;
    }

    /// Called on a selector thread only, one after the other for a listener.
    ///
    /// @return false if there are too many, or the transport is closing
    boolean track(ClientConnection connection) {
        if (!open || tracked.size() >= capacity) {
            return false;
        }
        return tracked.add(connection);
    }

    void remove(ClientConnection connection) {
        if (tracked.remove(connection) && tracked.isEmpty()) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    /// From now on nobody comes in.
    void refuseNew() {
        open = false;
    }

    /// Has `connection` ended by the sweep, soon: never in the middle of a selector's round.
    void doom(ClientConnection connection) {
        doomed.add(connection);
        wakeSweeper();
    }

    @Nullable
    ClientConnection pollDoomed() {
        return doomed.poll();
    }

    /// Its outbox is not empty any more.
    void addWaiting(ClientConnection connection) {
        if (waiting.add(connection) && waiting.size() == 1) {
            wakeSweeper();
        }
    }

    void removeWaiting(ClientConnection connection) {
        waiting.remove(connection);
    }

    /// Those whose outbox is not empty; a live view.
    Collection<ClientConnection> waiting() {
        return Collections.unmodifiableSet(waiting);
    }

    boolean isBusy() {
        return !waiting.isEmpty() || !doomed.isEmpty();
    }

    /// A live view.
    Collection<ClientConnection> all() {
        return Collections.unmodifiableSet(tracked);
    }

    int size() {
        return tracked.size();
    }

    /// Waits until no socket is left, at most for `limit`; an interrupt ends the waiting and is kept.
    boolean awaitEmpty(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (emptied) {
            while (!tracked.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    emptied.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    private void wakeSweeper() {
        Thread thread = sweeper;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
