package io.pushdeck.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.core.DB;

/// Opens the SQLite file and brings its tables up to date.
final class Database {
    /// The side file is cut back to this when what is in it has reached the database.
    private static final long LOG_FILE_BYTES = 16L << 20;

    private static final int CACHE_KIB = 32 << 10;

    private final Path file;

    private Database(Path file) {
        this.file = file;
    }

    /// @throws StoreUnavailableException if the file is damaged or from a newer Pushdeck
    static Database open(DataFolder folder) {
        try {
            return open(folder.databaseFile());
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "The database could not be made (" + e + "); check the free space and who owns the folder", e);
        }
    }

    /// @throws StoreUnavailableException if the file is damaged or from a newer Pushdeck
    static Database open(Path file) {
        Database database = new Database(file);
        database.migrate();
        return database;
    }

    private void migrate() {
        try (Connection connection = connect()) {
            int version = (int) number(connection, "PRAGMA user_version");
            if (version > Schema.MIGRATIONS.size()) {
                throw new StoreUnavailableException("The database " + file + " is from a newer Pushdeck (version "
                        + version + ", this one knows " + Schema.MIGRATIONS.size()
                        + "); install that one again, or choose another data folder");
            }
            List<String> problems = problems(connection);
            if (!problems.isEmpty()) {
                throw damaged(new SQLException(problems.toString()));
            }
            execute(connection, "PRAGMA journal_mode = WAL");
            connection.setAutoCommit(false);
            for (int next = version; next < Schema.MIGRATIONS.size(); next++) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate(Schema.MIGRATIONS.get(next));
                    statement.executeUpdate("PRAGMA user_version = " + (next + 1));
                }
                connection.commit();
            }
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    /// A connection for one thread. Commits are on disk when they return, or after a crash of the machine at least
    /// whole: a killed process loses none.
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try {
            execute(connection, "PRAGMA busy_timeout = 5000");
            execute(connection, "PRAGMA foreign_keys = ON");
            execute(connection, "PRAGMA synchronous = NORMAL");
            execute(connection, "PRAGMA journal_size_limit = " + LOG_FILE_BYTES);
            execute(connection, "PRAGMA cache_size = -" + CACHE_KIB);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /// A connection that cannot write, for one thread at a time.
    Connection connectToRead() throws SQLException {
        Connection connection = connect();
        try {
            execute(connection, "PRAGMA query_only = ON");
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    Path file() {
        return file;
    }

    /// With what has not reached the database yet.
    long bytes() {
        return sizeOf(file) + sizeOf(file.resolveSibling(file.getFileName() + "-wal"));
    }

    /// What is left of the disk that it is on.
    long freeBytes() {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            throw new StoreUnavailableException("The free space beside " + file + " could not be read", e);
        }
    }

    private static long sizeOf(Path path) {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new StoreUnavailableException("The size of " + path + " could not be read", e);
        }
    }

    /// Takes the right to write, and waits for it if need be; for the beginning of a transaction. A reader that finds
    /// the log in the middle of a commit takes that right for a moment, too, and whoever wants it only after having
    /// read is refused at once.
    static void takeTurn(Connection connection) throws SQLException {
        execute(connection, "DELETE FROM meta WHERE 0");
    }

    /// Ends a transaction that failed and begins the next one.
    static void rollBack(Connection connection) throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends a transaction by itself when the disk is full. The driver would not begin another one.
            execute(connection, "BEGIN");
        }
    }

    /// What SQLite finds wrong with the file; empty if it is sound.
    static List<String> problems(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check(10)")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines.equals(List.of("ok")) ? List.of() : lines;
        }
    }

    /// Puts a copy in the place of everything, in one transaction.
    ///
    /// @param connection without a transaction
    static void replaceBy(Connection connection, Path copy) throws SQLException {
        int code = connection
                .unwrap(SQLiteConnection.class)
                .getDatabase()
                .restore("main", copy.toString(), (remaining, pages) -> {});
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw DB.newSQLException(code, "The copy " + copy + " could not be put back");
        }
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    StoreUnavailableException damaged(SQLException cause) {
        return new StoreUnavailableException(
                "The database " + file + " cannot be read (" + cause.getMessage()
                        + "); put back a copy of it, or move it away to start with an empty one",
                cause);
    }
}
