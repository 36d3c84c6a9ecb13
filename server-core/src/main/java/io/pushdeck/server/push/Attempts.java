package io.pushdeck.server.push;

import io.pushdeck.server.hub.DeliveryLog.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came of handing pushes to people, on its way to the disk. It is written at once, in its turn. What the disk
/// does
/// not take waits here and is tried again: the hub says each thing once. Thread-safe.
final class Attempts implements AutoCloseable {
    /// More than that are forgotten, the newest first, while the disk takes nothing.
    static final int MAX_WAITING = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Writing disk;
    private final Executor later;
    private final Consumer<List<Attempt>> news;
    private List<Attempt> waiting = new ArrayList<>();
    private boolean troubled;
    private boolean closed;
    private long forgotten;
    private long reported;

    /// Where they go.
    @FunctionalInterface
    interface Writing {
        /// Calls one of both, perhaps at once.
        void write(List<Attempt> attempts, Runnable whenDone, Runnable whenNot);
    }

    /// @param later runs what it is given after a while
    /// @param news  what is on disk now; called on the store's thread: it only enqueues
    Attempts(Writing disk, Executor later, Consumer<List<Attempt>> news) {
        this.disk = disk;
        this.later = later;
        this.news = news;
    }

    void add(List<Attempt> attempts) {
        synchronized (this) {
            if (troubled) {
                keep(attempts);
                return;
            }
        }
        write(attempts);
    }

    /// How many were forgotten because too many waited.
    synchronized long forgotten() {
        return forgotten;
    }

    private void write(List<Attempt> attempts) {
        disk.write(attempts, () -> news.accept(attempts), () -> tryAgain(attempts));
    }

    private void tryAgain(List<Attempt> attempts) {
        synchronized (this) {
            if (closed) {
                LOG.warn(
                        "What came of {} deliveries is lost: the disk took it neither before nor at the end",
                        attempts.size());
                return;
            }
            keep(attempts);
            if (troubled) {
                return;
            }
            troubled = true;
        }
        later.execute(this::writeWaiting);
    }

    private synchronized void keep(List<Attempt> attempts) {
        int room = Math.min(attempts.size(), MAX_WAITING - waiting.size());
        waiting.addAll(attempts.subList(0, room));
        forgotten += attempts.size() - room;
    }

    private void writeWaiting() {
        List<Attempt> due;
        synchronized (this) {
            due = waiting;
            waiting = new ArrayList<>();
            troubled = false;
            if (forgotten > reported) {
                LOG.warn(
                        "What came of {} deliveries by now is forgotten: the disk takes nothing, and {} wait",
                        forgotten,
                        due.size());
                reported = forgotten;
            }
        }
        if (!due.isEmpty()) {
            write(due);
        }
    }

    /// Tries once more, and from now on nothing is tried again.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        writeWaiting();
    }
}
