package io.pushdeck.server.store;

import io.pushdeck.server.message.ArchiveProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.sqlite.SQLiteConfig;

/// A copy of the database in one file: made, checked, and made ready to take the place of what is there.
final class BackupFile {
    private BackupFile() {}

    /// Copies the database as it is at one moment, while it is written to.
    ///
    /// @param target replaced if it is there, when the copy is whole
    /// @throws BackupTrouble if there is no copy now
    static void write(Database database, Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            DataFolder.createForOwner(part);
            try (Connection connection = database.connect()) {
                copyInto(connection, part);
            }
            check(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw BackupTrouble.of(e);
        } catch (IOException e) {
            throw BackupTrouble.of(e);
        } finally {
            delete(part);
        }
    }

    /// Makes a copy of a backup that is sound, has the tables of this version, and is a log of its own.
    ///
    /// @param operator who puts it back, and goes on
    /// @throws BackupTrouble if `backup` is no backup that this version can read
    static void prepare(Path backup, Path copy, Instant now, String operator) {
        if (!Files.isReadable(backup)) {
            throw new BackupTrouble(Files.notExists(backup) ? ArchiveProblem.MISSING : ArchiveProblem.DENIED, "");
        }
        try {
            check(backup);
            Files.deleteIfExists(copy);
            DataFolder.createForOwner(copy);
            try (Connection connection = connectReadOnly(backup)) {
                copyInto(connection, copy);
            }
            Database database = Database.open(copy);
            try (Connection connection = database.connect()) {
                Database.execute(connection, "UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'epoch'");
                // What was due in the meantime is not made up for.
                Sql.update(connection, "UPDATE pushes SET escalate_at = NULL WHERE escalate_at <= ?", now);
                Sql.update(connection, "UPDATE pushes SET repeat_at = NULL WHERE repeat_at <= ?", now);
                Sql.update(connection, "UPDATE pushes SET spread_at = NULL");
                AuditTable.operator(connection, operator);
                AuditTable.add(connection, now, "operator", "restore", backup.getFileName(), "");
                connection.setAutoCommit(false);
                OpenPushes.complete(connection);
                VisitTable.closeLeftOpen(connection);
                MessageTable.endGuests(connection);
                connection.setAutoCommit(true);
                Database.execute(connection, "PRAGMA journal_mode = DELETE");
            }
        } catch (SQLException e) {
            throw BackupTrouble.of(e);
        } catch (IOException e) {
            throw BackupTrouble.of(e);
        }
    }

    private static void copyInto(Connection connection, Path file) throws SQLException {
        Sql.update(connection, "VACUUM INTO ?", file);
    }

    /// @throws BackupTrouble if it is not sound, not ours, or from a newer Pushdeck
    private static void check(Path file) {
        List<String> problems;
        long tables;
        long version;
        try (Connection connection = connectReadOnly(file)) {
            problems = Database.problems(connection);
            tables = Sql.number(
                    connection,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('groups', 'memberships', 'identities')");
            version = Database.number(connection, "PRAGMA user_version");
        } catch (SQLException e) {
            throw new BackupTrouble(
                    Trouble.isDamage(e) ? ArchiveProblem.DAMAGED : ArchiveProblem.NOT_A_BACKUP,
                    String.valueOf(e.getMessage()));
        }
        if (!problems.isEmpty()) {
            throw new BackupTrouble(ArchiveProblem.DAMAGED, problems.getFirst());
        }
        if (tables < 3) {
            throw new BackupTrouble(ArchiveProblem.NOT_A_BACKUP, "");
        }
        if (version > Schema.MIGRATIONS.size()) {
            throw new BackupTrouble(ArchiveProblem.NEWER, "version " + version);
        }
    }

    private static Connection connectReadOnly(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    static void delete(Path file) {
        try {
            for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("The file " + file + " could not be deleted; delete it yourself", e);
        }
    }
}
