package io.pushdeck.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Opens the SQLite file and brings its tables up to date.
final class Database {
    /// Number n of this list takes a file from version n to n + 1. Never change one that was released.
    private static final List<String> MIGRATIONS = List.of("""
            CREATE TABLE groups (
                id       TEXT PRIMARY KEY,
                name     TEXT NOT NULL,
                name_key TEXT NOT NULL UNIQUE,
                colour   TEXT NOT NULL,
                position INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE memberships (
                group_id  TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
                client_id TEXT NOT NULL,
                PRIMARY KEY (group_id, client_id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE identities (
                client_id         TEXT PRIMARY KEY,
                name              TEXT NOT NULL,
                named_by_operator INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """);

    private final Path file;

    private Database(Path file) {
        this.file = file;
    }

    /// @throws StoreUnavailableException if the file is damaged or from a newer Pushdeck
    static Database open(DataFolder folder) {
        try {
            Database database = new Database(folder.databaseFile());
            database.migrate();
            return database;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "The database could not be made (" + e + "); check the free space and who owns the folder", e);
        }
    }

    private void migrate() {
        try (Connection connection = connect()) {
            int version = (int) number(connection, "PRAGMA user_version");
            if (version > MIGRATIONS.size()) {
                throw new StoreUnavailableException("The database " + file + " is from a newer Pushdeck (version "
                        + version + ", this one knows " + MIGRATIONS.size()
                        + "); install that one again, or choose another data folder");
            }
            List<String> problems = problems(connection);
            if (!problems.isEmpty()) {
                throw damaged(new SQLException(problems.toString()));
            }
            execute(connection, "PRAGMA journal_mode = WAL");
            connection.setAutoCommit(false);
            for (int next = version; next < MIGRATIONS.size(); next++) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate(MIGRATIONS.get(next));
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
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
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
