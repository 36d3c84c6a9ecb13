package io.pushdeck.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few connections that only read, each one moment of the database at a time. They never hold up the writer.
/// Thread-safe; whoever finds all of them taken waits.
final class Readers implements AutoCloseable {
    private static final int CONNECTIONS = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    /// What is asked.
    @FunctionalInterface
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private final Database database;
    private final Semaphore places = new Semaphore(CONNECTIONS, true);
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Database database) {
        this.database = database;
    }

    /// @throws StoreUnavailableException if the answer cannot be read
    <T> T read(Question<T> question) {
        places.acquireUninterruptibly();
        try {
            Connection connection = idle.poll();
            if (connection == null) {
                if (closed) {
                    throw new StoreUnavailableException("The store is closed");
                }
                connection = database.connectToRead();
            }
            return ask(connection, question);
        } catch (SQLException e) {
            throw new StoreUnavailableException("The history could not be read (" + e.getMessage() + ")", e);
        } finally {
            places.release();
        }
    }

    private <T> T ask(Connection connection, Question<T> question) throws SQLException {
        boolean sound = false;
        try {
            T answer = question.ask(connection);
            // Ends the moment that is seen; a reader that kept it would keep the side file from being reused.
            connection.rollback();
            sound = true;
            return answer;
        } finally {
            if (sound && !closed) {
                idle.push(connection);
            } else {
                connection.close();
            }
        }
    }

    /// Waits for those who read, then closes the connections.
    @Override
    public void close() {
        closed = true;
        places.acquireUninterruptibly(CONNECTIONS);
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("A connection to the database did not close cleanly", e);
            }
        }
        places.release(CONNECTIONS);
    }
}
