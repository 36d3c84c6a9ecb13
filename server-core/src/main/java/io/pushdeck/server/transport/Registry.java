package io.pushdeck.server.transport;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
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
    /// Sockets that are refused stay for a moment, so that the answer is not lost in a reset; of more than these the
    /// answer is at the mercy of the network.
    static final int MOST_TURNED_AWAY = 64;

    private static final Duration HANDSHAKE_BURST = Duration.ofSeconds(5);

    private final Set<ClientConnection> tracked = ConcurrentHashMap.newKeySet();
    private final Set<ClientConnection> waiting = ConcurrentHashMap.newKeySet();
    private final Queue<ClientConnection> doomed = new ConcurrentLinkedQueue<>();
    private final Object emptied = new Object();
    /// Guards what decides on admission: the next five.
    private final Object gate = new Object();

    private final AddressCounts addresses = new AddressCounts();
    private final Set<ClientConnection> turnedAway = new HashSet<>();
    private final RateLimit handshakes;
    private int admitted;
    private boolean open = true;
    private volatile @Nullable Thread sweeper;

    Registry(long now) {
        this.handshakes = new RateLimit(HANDSHAKE_BURST, now);
    }

    /// The thread to wake when there is something to sweep.
    void sweptBy(Thread thread) {
        sweeper = thread;
    }

    /// Tracks `connection` if the limits allow it to begin its handshake.
    Admission admit(ClientConnection connection, Limits.Connections limits, long now) {
        InetAddress address = connection.peer().getAddress();
        synchronized (gate) {
            if (!open) {
                return Admission.CLOSING;
            }
            if (admitted >= limits.max()) {
                return Admission.FULL;
            }
            if (!addresses.hasRoom(address, limits.maxPerAddress())) {
                return Admission.ADDRESS_FULL;
            }
            if (!handshakes.admits(now, 1, limits.handshakesPerSecond())) {
                return Admission.TOO_FAST;
            }
            addresses.enter(address);
            admitted++;
            tracked.add(connection);
            return Admission.ADMITTED;
        }
    }

    /// Tracks a refused `connection` while it is told so; it counts for no limit.
    ///
    /// @return false if too many are being told already
    boolean turnAway(ClientConnection connection) {
        synchronized (gate) {
            if (!open || turnedAway.size() >= MOST_TURNED_AWAY) {
                return false;
            }
            turnedAway.add(connection);
            tracked.add(connection);
            return true;
        }
    }

    void remove(ClientConnection connection) {
        synchronized (gate) {
            if (!tracked.remove(connection)) {
                return;
            }
            if (!turnedAway.remove(connection)) {
                addresses.leave(connection.peer().getAddress());
                admitted--;
            }
        }
        if (tracked.isEmpty()) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    /// From now on nobody comes in.
    void refuseNew() {
        synchronized (gate) {
            open = false;
        }
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

    /// Without those that were turned away.
    int size() {
        synchronized (gate) {
            return admitted;
        }
    }

    /// Of how many addresses anything is remembered.
    int addresses() {
        synchronized (gate) {
            return addresses.size();
        }
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
