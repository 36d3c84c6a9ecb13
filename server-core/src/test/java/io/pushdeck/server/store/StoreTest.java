package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreFixture.apply;
import static io.pushdeck.server.store.StoreFixture.clients;
import static io.pushdeck.server.store.StoreFixture.creation;
import static io.pushdeck.server.store.StoreFixture.group;
import static io.pushdeck.server.store.StoreFixture.id;
import static io.pushdeck.server.store.StoreFixture.rename;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.testing.Await;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path parent;

    private Path folder;
    private Store store;

    @BeforeEach
    void open() {
        folder = parent.resolve("data");
        store = Store.open(folder, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Store.open(folder, Clock.systemUTC());
    }

    private static StoreOutcome<GroupEdit> refused(Reason reason) {
        return new StoreOutcome.Refused<>(reason);
    }

    @Test
    void everythingButGuestsSurvivesReopening() {
        apply(store, creation(1, "Crew", "anna", "bo", "guest-1"));
        apply(store, creation(2, "Shop"));
        apply(store, new GroupEdit.Create(group(3, "First"), clients("anna"), 0));
        apply(store, new GroupEdit.Leave(id(1), clients("bo", "guest-1")));
        Group renamed = new Group(id(2), "Store", Group.Colour.TEAL);
        apply(store, new GroupEdit.Change(renamed));
        rename(store, "anna", "Anna");
        store.keepName(new ClientId("bo"), "Bo");
        store.keepName(new ClientId("anna"), "Not hers");
        reopen();
        assertEquals(
                new Register(
                        List.of(group(3, "First"), group(1, "Crew"), renamed),
                        Map.of(id(1), clients("anna"), id(3), clients("anna")),
                        Map.of(
                                new ClientId("anna"),
                                new ClientName("Anna", true),
                                new ClientId("bo"),
                                new ClientName("Bo", false)),
                        Map.of()),
                store.load());
    }

    @Test
    void aNameIsTakenWithoutRegardToCase() {
        apply(store, creation(1, "Crew Ärzte"));
        Reason taken = new Reason.NameTaken("CREW ÄRZTE");
        assertEquals(refused(taken), apply(store, creation(2, "CREW ÄRZTE")));
        apply(store, creation(3, "Other"));
        assertEquals(refused(taken), apply(store, new GroupEdit.Change(group(3, "CREW ÄRZTE"))));
        assertEquals(
                new StoreOutcome.Stored<>(new GroupEdit.Change(group(1, "crew ärzte"))),
                apply(store, new GroupEdit.Change(group(1, "crew ärzte"))));
    }

    @Test
    void anEditOfAnUnknownGroupIsRefused() {
        StoreOutcome<GroupEdit> unknown = refused(new Reason.NoSuchGroup(id(9)));
        assertEquals(unknown, apply(store, new GroupEdit.Delete(id(9))));
        assertEquals(unknown, apply(store, new GroupEdit.Join(id(9), clients("anna"))));
        assertEquals(unknown, apply(store, new GroupEdit.Leave(id(9), clients("anna"))));
        assertEquals(unknown, apply(store, new GroupEdit.Change(group(9, "Nobody"))));
    }

    @Test
    void thereAreAtMostAThousandGroups() {
        for (int number = 1; number <= GroupTable.MAX_GROUPS; number++) {
            store.apply(creation(number, "Group " + number), outcome -> {});
        }
        assertEquals(
                refused(new Reason.TooManyGroups(GroupTable.MAX_GROUPS)), apply(store, creation(1_001, "One more")));
        assertEquals(GroupTable.MAX_GROUPS, store.load().groups().size());
    }

    @Test
    void deletingAGroupDeletesItsMemberships() {
        apply(store, creation(1, "Crew", "anna"));
        apply(store, new GroupEdit.Delete(id(1)));
        assertEquals(Register.EMPTY, store.load());
    }

    @Test
    void outcomesComeInOrderAndTogether() {
        int edits = 5_000;
        List<String> names = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(edits);
        AtomicInteger refusals = new AtomicInteger();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            String member = "c" + i;
            expected.add(member);
            GroupEdit edit = i == 0 ? creation(1, "Crew", member) : new GroupEdit.Join(id(1), clients(member));
            store.apply(edit, outcome -> {
                if (outcome instanceof StoreOutcome.Refused<GroupEdit>) {
                    refusals.incrementAndGet();
                }
                names.add(member);
                done.countDown();
            });
        }
        Await.zero(done, "all edits");
        assertEquals(0, refusals.get());
        assertEquals(expected, names);
        assertEquals(
                edits, store.load().members().getOrDefault(id(1), clients()).size());
    }

    @Test
    void oneFailedChangeLeavesItsNeighboursAlone() throws SQLException {
        CountDownLatch done = new CountDownLatch(3);
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        try (StoreWriter writer = writer()) {
            for (String sql : List.of(
                    "INSERT INTO identities (client_id, name, named_by_operator) VALUES ('a', 'A', 0)",
                    "INSERT INTO identities (client_id, name, named_by_operator) VALUES ('b', NULL, 0)",
                    "INSERT INTO identities (client_id, name, named_by_operator) VALUES ('c', 'C', 0)")) {
                writer.submit(
                        connection -> {
                            Database.execute(connection, sql);
                            return new StoreOutcome.Stored<>(sql);
                        },
                        outcome -> {
                            outcomes.add(outcome.getClass().getSimpleName());
                            done.countDown();
                        });
            }
            Await.zero(done, "three changes");
        }
        assertEquals(List.of("Stored", "Refused", "Stored"), outcomes);
        assertEquals(2, store.load().names().size());
    }

    @Test
    void aFullQueueRefusesAtOnce() throws SQLException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<StoreOutcome<String>> refused = new ArrayList<>();
        try (StoreWriter writer = writer()) {
            writer.submit(
                    connection -> {
                        busy.countDown();
                        Await.zero(release, "the release");
                        return new StoreOutcome.Stored<>("first");
                    },
                    outcome -> {});
            Await.zero(busy, "the writer to be busy");
            for (int i = 0; i < StoreWriter.MAX_WAITING; i++) {
                writer.submit(connection -> new StoreOutcome.Stored<>("next"), outcome -> {});
            }
            writer.submit(connection -> new StoreOutcome.Stored<>("too many"), refused::add);
            release.countDown();
        }
        assertEquals(
                List.of(new StoreOutcome.Refused<>(new Reason.NotStored("10000 changes wait for the disk already"))),
                refused);
    }

    private StoreWriter writer() throws SQLException {
        Connection connection = raw();
        connection.setAutoCommit(false);
        return new StoreWriter(connection);
    }

    private Connection raw() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
    }

    @Test
    void whatWaitsIsWrittenBeforeClosing() {
        for (int number = 1; number <= 100; number++) {
            store.apply(creation(number, "Group " + number), outcome -> {});
        }
        reopen();
        assertEquals(100, store.load().groups().size());
    }

    @Test
    void aClosedStoreRefuses() {
        store.close();
        assertEquals(refused(new Reason.NotStored("the store is closed")), apply(store, creation(1, "Late")));
    }

    @Test
    void aFileFromANewerPushdeckIsRefusedAndUntouched() throws SQLException {
        int newer = Schema.MIGRATIONS.size() + 1;
        store.close();
        try (Connection connection = raw()) {
            Database.execute(connection, "PRAGMA user_version = " + newer);
        }
        StoreUnavailableException refusal =
                assertThrows(StoreUnavailableException.class, () -> Store.open(folder, Clock.systemUTC()));
        assertTrue(refusal.toString().contains("newer Pushdeck (version " + newer), refusal.toString());
        try (Connection connection = raw()) {
            assertEquals(newer, Database.number(connection, "PRAGMA user_version"));
            Database.execute(connection, "PRAGMA user_version = " + Schema.MIGRATIONS.size());
        }
        store = Store.open(folder, Clock.systemUTC());
    }

    @Test
    void everybodyIsKnownByTheLastNameTheyHad() {
        store.log()
                .seen(List.of(
                        new Seen(new ClientId("anna"), "Anna", Instant.EPOCH),
                        new Seen(new ClientId("bo"), "", Instant.EPOCH),
                        new Seen(new ClientId("cleo"), "Cleo", Instant.EPOCH)));
        rename(store, "cleo", "Desk");
        rename(store, "dora", "Dora");
        assertEquals(
                Map.of(
                        new ClientId("anna"), "Anna",
                        new ClientId("bo"), "bo",
                        new ClientId("cleo"), "Desk",
                        new ClientId("dora"), "Dora"),
                store.everybody());
    }

    private List<String> names() {
        reopen();
        return store.load().groups().stream().map(Group::name).toList();
    }

    @Test
    void aNewGroupComesLastThoughOneWasDeletedBefore() {
        apply(store, creation(1, "A"));
        apply(store, creation(2, "B"));
        apply(store, new GroupEdit.Delete(id(1)));
        apply(store, creation(3, "C"));
        assertEquals(List.of("B", "C"), names());
    }

    @Test
    void aMovedGroupStaysWhereItWasPut() {
        for (int number = 1; number <= 4; number++) {
            apply(store, creation(number, String.valueOf((char) ('A' - 1 + number))));
        }
        apply(store, new GroupEdit.Move(id(1), 2));
        assertEquals(List.of("B", "C", "A", "D"), names());
        apply(store, new GroupEdit.Move(id(4), 0));
        assertEquals(List.of("D", "B", "C", "A"), names());
        apply(store, new GroupEdit.Move(id(2), 99));
        assertEquals(List.of("D", "C", "A", "B"), names());
        apply(store, new GroupEdit.Move(id(3), 1));
        assertEquals(List.of("D", "C", "A", "B"), names());
        apply(store, new GroupEdit.Delete(id(3)));
        apply(store, new GroupEdit.Move(id(2), 0));
        assertEquals(List.of("B", "D", "A"), names());
    }

    @Test
    void aGroupThatIsNotThereCannotBeMoved() {
        assertEquals(refused(new Reason.NoSuchGroup(id(9))), apply(store, new GroupEdit.Move(id(9), 0)));
    }

    @Test
    void colourAndIconAreKept() {
        Group crew = new Group(id(1), "Crew", Group.Colour.LIME, Group.Icon.TRUCK);
        apply(store, new GroupEdit.Create(crew, Set.of()));
        reopen();
        assertEquals(List.of(crew), store.load().groups());
        apply(store, new GroupEdit.Change(crew.withIcon(Group.Icon.MOON).withColour(Group.Colour.ORANGE)));
        reopen();
        assertEquals(
                List.of(new Group(id(1), "Crew", Group.Colour.ORANGE, Group.Icon.MOON)),
                store.load().groups());
    }

    @Test
    void aDamagedFileIsRefusedWithWhatToDo() throws IOException {
        store.close();
        Path file = folder.resolve("pushdeck.db");
        byte[] sound = Files.readAllBytes(file);
        Files.writeString(file, "This is no database. ".repeat(200));
        StoreUnavailableException refusal =
                assertThrows(StoreUnavailableException.class, () -> Store.open(folder, Clock.systemUTC()));
        assertTrue(refusal.toString().contains("put back a copy"), refusal.toString());
        Files.write(file, sound);
        store = Store.open(folder, Clock.systemUTC());
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        assertThrows(StoreUnavailableException.class, () -> Store.open(file, Clock.systemUTC()));
    }

    @Test
    void twoStoresCannotHaveOneFolder() {
        DataFolderInUseException refusal =
                assertThrows(DataFolderInUseException.class, () -> Store.open(folder, Clock.systemUTC()));
        assertEquals(folder, refusal.folder());
        apply(store, creation(1, "Still mine"));
        reopen();
    }

    @Test
    void onlyTheOwnerCanRead() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        for (String file : List.of("pushdeck.db", "pushdeck.db-wal", "pushdeck.db-shm", "pushdeck.lock")) {
            apply(store, creation(1, "Crew"));
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))),
                    file);
        }
    }

    @Test
    void aSoundFileHasNoProblems() {
        assertInstanceOf(StoreOutcome.Stored.class, apply(store, creation(1, "Crew", "anna")));
        assertEquals(List.of(), store.checkIntegrity());
    }

    /// A reader takes the right to write for a moment, too, when it looks while the writer commits.
    @Test
    void aChangeWaitsForWhoeverHasTheRightToWrite() throws Exception {
        BlockingQueue<StoreOutcome<GroupEdit>> outcomes = new LinkedBlockingQueue<>();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            store.apply(creation(1, "Drivers"), outcomes::add);
            assertNull(outcomes.poll(300, TimeUnit.MILLISECONDS), "nothing is decided while somebody else may write");
            statement.execute("ROLLBACK");
        }
        assertInstanceOf(StoreOutcome.Stored.class, Await.next(outcomes, "the outcome of an edit"));
    }
}
