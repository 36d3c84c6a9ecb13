package io.pushdeck.server.store;

import io.pushdeck.server.group.GroupEditResult.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes what waits, up to a thousand changes, as one transaction, each with a savepoint
/// of its own, and gives the outcomes in order once they are on disk.
final class StoreWriter implements AutoCloseable {
    static final int MAX_WAITING = 10_000;
    static final int MAX_PER_COMMIT = 1_000;

    private static final String CLOSED = "the store is closed";

    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final Duration CLOSING_LIMIT = Duration.ofSeconds(10);

    /// One change.
    @FunctionalInterface
    interface Change<T> {
        /// @throws SQLException then nothing of it stays
        StoreOutcome<T> write(Connection connection) throws SQLException;
    }

    /// A change on its way; `outcome` is set between writing and committing.
    private static final class Job<T> {
        private final Change<T> change;
        private final Consumer<StoreOutcome<T>> whenDone;
        private @Nullable StoreOutcome<T> outcome;

        Job(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
            this.change = change;
            this.whenDone = whenDone;
        }

        void write(Connection connection) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            try {
                outcome = change.write(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.error("A change could not be stored", e);
                connection.rollback(savepoint);
                outcome = refused(e.toString());
            }
            connection.releaseSavepoint(savepoint);
        }

        void finish(@Nullable Throwable commitFailure) {
            StoreOutcome<T> written = outcome;
            if (commitFailure != null) {
                whenDone.accept(refused(commitFailure.toString()));
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

    StoreWriter(Connection connection) {
        this.connection = connection;
        thread = Thread.ofPlatform().name("pushdeck-store").daemon().start(this::run);
    }

    /// @param whenDone called on the writer's thread in the order of the calls here, or at once if the change cannot
    ///                 even wait; it only enqueues
    <T> void submit(Change<T> change, Consumer<StoreOutcome<T>> whenDone) {
        Job<T> job = new Job<>(change, whenDone);
        if (closing || !waiting.offer(job)) {
            job.refuse(closing ? CLOSED : MAX_WAITING + " changes wait for the disk already");
        } else if (ended && waiting.remove(job)) {
            job.refuse(CLOSED);
        }
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
        try {
            if (!closing) {
                batch.add(waiting.take());
            }
        } catch (InterruptedException e) {
            LOG.warn("Nobody may interrupt the store; it writes what waits and ends", e);
            closing = true;
        }
        waiting.drainTo(batch, MAX_PER_COMMIT - batch.size());
        return !batch.isEmpty();
    }

    private void write(List<Job<?>> batch) {
        Throwable failure = null;
        try {
            for (Job<?> job : batch) {
                job.write(connection);
            }
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            LOG.error("{} changes could not be stored", batch.size(), e);
            failure = e;
            rollBack();
        }
        for (Job<?> job : batch) {
            try {
                job.finish(failure);
            } catch (RuntimeException | Error trouble) {
                LOG.error("Whoever waited for a stored change failed", trouble);
            }
        }
    }

    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.error("The failed transaction could not be rolled back", e);
        }
    }

    /// Ends the waiting for the next change. With a full queue there is none.
    private void wake() {
        boolean waitsForNothing = waiting.offer(new Job<>(connection -> new StoreOutcome.Stored<>(""), outcome -> {}));
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
