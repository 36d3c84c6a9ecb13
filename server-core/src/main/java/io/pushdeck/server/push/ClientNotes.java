package io.pushdeck.server.push;

import io.pushdeck.server.store.ClientNote;
import io.pushdeck.server.store.PushLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What clients say, on its way to the disk: while one lot is being written the next one gathers, so that thousands who
/// speak at once are a few transactions, and never fill the store's queue. What the disk does not take is tried again:
/// clients say each thing once on a connection. Thread-safe.
final class ClientNotes implements AutoCloseable {
    /// More than that are forgotten, the newest first, while the disk takes nothing.
    private static final int MAX_WAITING = 200_000;

    private static final int SECONDS_UNTIL_AGAIN = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ClientNotes.class);

    private final PushLog log;
    private final Executor threads;
    private final Consumer<ClientNote.Said> news;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;
    private boolean closed;
    private long forgotten;
    private long reported;

    private record Waiting(ClientNote note, Runnable whenKept) {}

    /// @param threads for trying again
    /// @param news    what was not known yet; called on the store's thread: it only enqueues
    ClientNotes(PushLog log, Executor threads, Consumer<ClientNote.Said> news) {
        this.log = log;
        this.threads = threads;
        this.news = news;
    }

    /// @param whenKept once it is on disk; on the store's thread: it only enqueues
    void add(ClientNote note, Runnable whenKept) {
        synchronized (this) {
            if (waiting.size() >= MAX_WAITING) {
                forgotten++;
                return;
            }
            waiting.add(new Waiting(note, whenKept));
            if (writing) {
                return;
            }
            writing = true;
        }
        write();
    }

    private void write() {
        List<Waiting> lot;
        synchronized (this) {
            if (waiting.isEmpty()) {
                writing = false;
                return;
            }
            lot = waiting;
            waiting = new ArrayList<>();
        }
        log.keep(
                lot.stream().map(Waiting::note).toList(),
                told -> {
                    told.forEach(news);
                    lot.forEach(each -> each.whenKept().run());
                    write();
                },
                () -> tryAgain(lot));
    }

    private void tryAgain(List<Waiting> lot) {
        synchronized (this) {
            if (closed) {
                return;
            }
            List<Waiting> inOrder = new ArrayList<>(lot);
            inOrder.addAll(waiting);
            waiting = inOrder;
            if (forgotten > reported) {
                LOG.warn(
                        "{} things that clients said by now are forgotten: the disk takes nothing, and {} wait",
                        forgotten,
                        waiting.size());
                reported = forgotten;
            }
        }
        CompletableFuture.delayedExecutor(SECONDS_UNTIL_AGAIN, TimeUnit.SECONDS, threads)
                .execute(this::write);
    }

    /// From now on nothing is tried again.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
