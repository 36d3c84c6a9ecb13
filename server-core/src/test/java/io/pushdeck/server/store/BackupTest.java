package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    private Path parent;

    private Path backup;
    private StoreDesk desk;

    @BeforeEach
    void open() {
        backup = parent.resolve("it's a backup.db");
        desk = new StoreDesk(parent.resolve("data"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private List<String> titles() {
        return desk.archive().search(HistoryQuery.NEWEST).stream()
                .map(push -> push.announcement().title())
                .toList();
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Set.copyOf(files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void whatWasBackedUpComesBackWithAnEpochOfItsOwn() throws IOException {
        StoreFixture.apply(desk.store(), StoreFixture.creation(1, "Crew", "anna"));
        PushRecord kept = desk.push("Kept", "anna");
        desk.receipt("anna", Stage.READ, kept.id());
        Register register = desk.store().load();
        Position before = desk.store().replay().end();
        BackupOutcome.Written written =
                assertInstanceOf(BackupOutcome.Written.class, desk.store().backup(backup));
        assertEquals(List.of(backup, 1), List.of(written.file(), written.facts().pushes()));
        desk.push("Later", "anna");
        StoreFixture.apply(desk.store(), StoreFixture.creation(2, "Later"));
        RestoreOutcome.Restored restored =
                assertInstanceOf(RestoreOutcome.Restored.class, desk.store().restore(backup));
        assertEquals(List.of("Kept"), titles());
        assertEquals(register, desk.store().load());
        assertEquals(1, desk.tally(kept.id()).at(Stage.READ));
        Position after = desk.store().replay().end();
        assertEquals(restored.end(), after);
        assertNotEquals(before.epoch(), after.epoch());
        assertEquals(
                Resumed.UNKNOWN_EPOCH,
                desk.store().replay().begin(client("anna"), Optional.of(before)).resumed());
        desk.push("Again", "anna");
        desk.reopen();
        assertEquals(List.of("Again", "Kept"), titles());
        assertEquals(after.epoch(), desk.store().replay().end().epoch());
        assertEquals(List.of(), desk.store().checkIntegrity());
        assertEquals(Set.of("data", "it's a backup.db"), filesIn(parent));
        assertFalse(filesIn(parent.resolve("data")).contains("pushdeck.restoring"));
    }

    @Test
    void aBackupReplacesTheOneBefore() {
        desk.push("First", "anna");
        desk.store().backup(backup);
        desk.push("Second", "anna");
        assertInstanceOf(BackupOutcome.Written.class, desk.store().backup(backup));
        desk.push("Third", "anna");
        desk.store().restore(backup);
        assertEquals(List.of("Second", "First"), titles());
    }

    @Test
    void onlyTheOwnerCanReadABackup() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        desk.store().backup(backup);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
    }

    @Test
    void aBackupThatCannotBeWrittenSaysWhy() {
        Path nowhere = parent.resolve("no folder").resolve("backup.db");
        assertEquals(
                new BackupOutcome.Failed(ArchiveProblem.MISSING, ""),
                desk.store().backup(nowhere));
        assertEquals(
                ArchiveProblem.DENIED,
                BackupTrouble.of(new AccessDeniedException("/root/backup.db")).problem());
    }

    private void assertRefused(ArchiveProblem problem, String words) {
        desk.push("Kept", "anna");
        Position before = desk.store().replay().end();
        RestoreOutcome.Refused refused =
                assertInstanceOf(RestoreOutcome.Refused.class, desk.store().restore(backup));
        assertEquals(problem, refused.problem(), refused::detail);
        assertTrue(refused.detail().contains(words), refused::detail);
        assertEquals(List.of("Kept"), titles());
        assertEquals(before, desk.store().replay().end());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused(ArchiveProblem.MISSING, "");
        assertFalse(Files.exists(backup));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(backup, "This is no database. ".repeat(500));
        assertRefused(ArchiveProblem.NOT_A_BACKUP, "not a database");
    }

    @Test
    void aDatabaseOfSomebodyElseIsRefused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
            Database.execute(connection, "CREATE TABLE recipes (name TEXT)");
        }
        assertRefused(ArchiveProblem.NOT_A_BACKUP, "");
    }

    @Test
    void aDamagedBackupIsRefused() throws IOException {
        for (int number = 0; number < 200; number++) {
            StoreFixture.rename(desk.store(), "client-" + number, "Name of client " + number);
        }
        desk.store().backup(backup);
        byte[] bytes = Files.readAllBytes(backup);
        for (int page = 2; page < bytes.length / 4096; page++) {
            Arrays.fill(bytes, page * 4096, page * 4096 + 200, (byte) 0x5a);
        }
        Files.write(backup, bytes);
        assertRefused(ArchiveProblem.DAMAGED, "");
    }

    @Test
    void aBackupOfANewerPushdeckIsRefused() throws SQLException {
        desk.store().backup(backup);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
            Database.execute(connection, "PRAGMA user_version = " + (Schema.MIGRATIONS.size() + 1));
        }
        assertRefused(ArchiveProblem.NEWER, "version " + (Schema.MIGRATIONS.size() + 1));
    }

    @Test
    void aBackupOfAnOlderPushdeckIsBroughtUpToDate() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(Schema.MIGRATIONS.getFirst());
            }
            Database.execute(connection, "INSERT INTO identities VALUES ('anna', 'Anna', 1)");
            Database.execute(connection, "PRAGMA user_version = 1");
        }
        desk.push("Lost", "anna");
        assertInstanceOf(RestoreOutcome.Restored.class, desk.store().restore(backup));
        assertEquals(List.of(), titles());
        assertEquals(Set.of(client("anna")), desk.store().load().names().keySet());
        desk.push("New", "anna");
        assertEquals(List.of("New"), titles());
    }

    @Test
    void aFileOfTheFirstVersionKeepsItsGroups() throws SQLException, IOException {
        desk.close();
        Path folder = Files.createDirectory(parent.resolve("old"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(Schema.MIGRATIONS.getFirst());
            }
            Database.execute(
                    connection, "INSERT INTO groups VALUES ('" + StoreFixture.id(2) + "', 'Shop', 'shop', 'RED', 5)");
            Database.execute(
                    connection, "INSERT INTO groups VALUES ('" + StoreFixture.id(1) + "', 'Crew', 'crew', 'BLUE', 2)");
            Database.execute(connection, "INSERT INTO memberships VALUES ('" + StoreFixture.id(1) + "', 'anna')");
            Database.execute(connection, "PRAGMA user_version = 1");
        }
        desk = new StoreDesk(folder);
        assertEquals(StoreFixture.clients("anna"), desk.store().load().members().get(StoreFixture.id(1)));
        assertEquals(
                List.of(
                        new Group(StoreFixture.id(1), "Crew", Group.Colour.BLUE, Group.Icon.DOT),
                        new Group(StoreFixture.id(2), "Shop", Group.Colour.RED, Group.Icon.DOT)),
                desk.store().load().groups());
        StoreFixture.apply(desk.store(), StoreFixture.creation(3, "New"));
        assertEquals("New", desk.store().load().groups().getLast().name());
        desk.push("New", "anna");
        assertEquals(List.of("New"), titles());
    }

    @Test
    void aBackupIsMadeWhileOthersWrite() {
        desk.push("First", "anna");
        for (int number = 0; number < 500; number++) {
            desk.log()
                    .accept(
                            desk.newPush(new Announcement("P", ""), StoreDesk.people(List.of("anna"), List.of())),
                            outcome -> {});
        }
        assertInstanceOf(BackupOutcome.Written.class, desk.store().backup(backup));
        desk.settle();
        assertEquals(501, desk.archive().facts().pushes());
    }
}
