package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEditResult.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes what waits, up to a thousand changes, as one transaction, each with a savepoint
/// of its own, and gives the outcomes in order once they are on disk. A transaction that cannot be committed is tried
/// again change by change: one that is too big for the disk does not take the small ones with it.
final class StoreWriter implements AutoCloseable {
    static final int MAX_WAITING = 10_000;
    static final int MAX_PER_COMMIT = 1_000;

    private static final String CLOSED = "the store is closed";

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    /// One change.
    @FunctionalInterface
    interface Change<T> {
        /// Called again if the transaction it was part of failed.
        ///
        /// @throws SQLException then nothing of it stays
        StoreOutcome<T> write(Connection connection) throws SQLException;
    }

    /// A change on its way; `outcome` is set between writing and committing.
    private static final class Job<T> {
        private final Change<T> change;
        private final Consumer<StoreOutcome<T>> whenDone;
        private final boolean alone;
        private @Nullable StoreOutcome<T> outcome;

        Job(Change<T> change, Consumer<StoreOutcome<T>> whenDone, boolean alone) {
            this.change = change;
            this.whenDone = whenDone;
            this.alone = alone;
        }

        void write(Connection connection) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try {
                outcome = change.write(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.error("A change could not be stored", e);
                takeBack(connection, savepoint, e);
                outcome = refused(Trouble.inWords(e));
            }
            connection.releaseSavepoint(savepoint);
        }

        /// @throws SQLException the failure itself, if it took the whole transaction with it, as a full disk does
        private static void takeBack(Connection connection, Savepoint savepoint, Exception failure)
                throws SQLException {
            try {
                connection.rollback(savepoint);
            } catch (SQLException gone) {
                if (failure instanceof SQLException whole) {
                    whole.addSuppressed(gone);
                    throw whole;
                }
                throw gone;
            }
        }

        void writeAlone(Connection connection) throws SQLException {
            connection.setAutoCommit(true);
            try {
                outcome = change.write(connection);
            } finally {
                connection.setAutoCommit(false);
            }
        }

        void finish(@Nullable Throwable failure) {
            StoreOutcome<T> written = outcome;
            if (failure != null) {
                refuse(Trouble.inWords(failure));
            } else if (written != null) {
                whenDone.accept(written);
            }
        }

        StoreOutcome<T> refused(String detail) {
            return new StoreOutcome.Refused<>(new Reason.NotStored(detail));
        }

        void refuse(String detail) {
            whenDone.accept(refused(detail));
        }
    }

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final Connection connection;
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ended;

    // Confined to the thread.
    private final Deque<Job<?>> first = new ArrayDeque<>();
    private final Deque<Job<?>> again = new ArrayDeque<>();

    StoreWriter(Connection connection) {
        this.connection = connection;
        thread = Thread.ofPlatform().name("pushdeck-store").daemon().start(this::run);
    }

    /// @param whenDone called on the writer's thread in the order of the calls here, or at once if the change cannot
    ///                 even wait; it only enqueues
    <T> void submit(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
        submit(new Job<>(change, whenDone, false));
    }

    /// A change outside of any transaction, such as one that replaces everything. It comes in its turn.
    <T> void submitAlone(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
        submit(new Job<>(change, whenDone, true));
    }

    private void submit(Job<?> job) {
        if (closing || !waiting.offer(job)) {
            job.refuse(closing ? CLOSED : MAX_WAITING + " changes wait for the disk already");
        } else if (ended && waiting.remove(job)) {
            job.refuse(CLOSED);
        }
    }

    /// Writes this before anything that waits, in a transaction of its own, however much waits. Only from a `whenDone`.
    <T> void submitFirst(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
        first.add(new Job<>(change, whenDone, false));
    }

    /// Writes this before the next change that anybody submits. Only from a `whenDone`.
    <T> void submitAgain(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
        again.add(new Job<>(change, whenDone, false));
    }

    private void run() {
        List<Job<?>> batch = new ArrayList<>();
        while (fill(batch)) {
            write(batch);
            batch.clear();
        }
        ended = true;
        for (Job<?> late = waiting.poll(); late != null; late = waiting.poll()) {
            late.refuse(CLOSED);
        }
    }

    /// Waits for the next changes; false when there are none and there will be none.
    private boolean fill(List<Job<?>> batch) {
        Job<?> next = first.poll();
        if (next == null) {
            next = closing ? waiting.poll() : take();
            if (next == null) {
                return false;
            }
            batch.addAll(again);
            again.clear();
            if (next.alone && !batch.isEmpty()) {
                first.add(next);
                return true;
            }
            batch.add(next);
            if (!next.alone) {
                fillUp(batch);
            }
        } else {
            batch.add(next);
        }
        return true;
    }

    private @Nullable Job<?> take() {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            LOG.warn("Nobody may interrupt the store; it writes what waits and ends", e);
            closing = true;
            return waiting.poll();
        }
    }

    private void fillUp(List<Job<?>> batch) {
        for (Job<?> next = waiting.peek();
                next != null && !next.alone && batch.size() < MAX_PER_COMMIT;
                next = waiting.peek()) {
            waiting.remove();
            batch.add(next);
        }
    }

    private void write(List<Job<?>> batch) {
        Throwable failure = commit(batch);
        if (failure != null && batch.size() > 1) {
            LOG.warn("{} changes could not be stored together; they are tried one by one", batch.size());
            batch.forEach(job -> write(List.of(job)));
            return;
        }
        for (Job<?> job : batch) {
            try {
                job.finish(failure);
            } catch (RuntimeException | Error trouble) {
                LOG.error("Whoever waited for a stored change failed", trouble);
            }
        }
    }

    private @Nullable Throwable commit(List<Job<?>> batch) {
        try {
            if (batch.getFirst().alone) {
                batch.getFirst().writeAlone(connection);
            } else {
                Database.takeTurn(connection);
                for (Job<?> job : batch) {
                    job.write(connection);
                }
                connection.commit();
            }
            return null;
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("{} changes could not be stored", batch.size(), e);
            rollBack();
            if (Trouble.isDiskFull(e)) {
                makeRoom();
            }
            return e;
        }
    }

    private void rollBack() {
        try {
            Database.rollBack(connection);
        } catch (SQLException e) {
            LOG.error("The failed transaction could not be rolled back", e);
        }
    }

    /// What is in the side file takes less room in the database.
    private void makeRoom() {
        try {
            connection.setAutoCommit(true);
            Database.execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLException e) {
            LOG.debug("There is no room to be made", e);
        } finally {
            manual();
        }
    }

    private void manual() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            LOG.error("No transaction could be begun", e);
        }
    }

    /// Ends the waiting for the next change. With a full queue there is none.
    private void wake() {
        boolean waitsForNothing =
                waiting.offer(new Job<>(connection -> new StoreOutcome.Stored<>(""), outcome -> {}, false));
        LOG.debug("The store ends; the queue was {}", waitsForNothing ? "not full" : "full");
    }

    /// Writes what waits, then ends. Waits for that, at most ten seconds.
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (!thread.join(CLOSING_LIMIT)) {
                LOG.error("The store did not end within {}", CLOSING_LIMIT);
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.error("The database did not close cleanly", e);
        }
    }
}
