package io.pushdeck.server.store;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.ArchiveProblem;
import io.pushdeck.server.message.AuditEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What outlives a restart, in one SQLite file. Thread-safe.
///
/// Changes are written in the order of the calls. Their callbacks come in that order on the store's thread, after the
/// commit, and only enqueue: that is how the hub gets to apply every edit in the order it has on disk. Guests are not
/// written. What an edit really changed, and its undo, is for the hub to say: it knows guests too.
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final DataFolder folder;
    private final Database database;
    private final Clock clock;
    private final StoreWriter writer;
    private final Readers readers;
    private final PushLog log;
    private final Replay replay;
    private final PushArchive archive;
    private final Measurements measurements;
    private final VisitLog visits;
    private final PeopleBook peopleBook;
    private final PeopleArchive people;
    private final PlanBook plans;
    private final RepeatBook repeats;
    private final SpreadBook spreads;
    private final Inbox inbox;
    private final AuditBook audit;
    /// The end of the log when it was opened, or put back.
    private volatile long openedAt;

    private Store(DataFolder folder, Database database, Connection writing, Clock clock) throws SQLException {
        this.folder = folder;
        this.database = database;
        this.clock = clock;
        OpenPushes.complete(writing);
        VisitTable.closeLeftOpen(writing);
        MessageTable.endGuests(writing);
        openedAt = Replay.head(writing);
        writing.commit();
        writer = new StoreWriter(writing);
        readers = new Readers(database);
        log = new PushLog(writer, () -> openedAt);
        replay = new Replay(readers, clock, () -> openedAt);
        repeats = new RepeatBook(writer, readers, () -> openedAt);
        spreads = new SpreadBook(writer, readers, () -> openedAt);
        archive = new PushArchive(database, readers, clock, () -> openedAt);
        measurements = new Measurements(writer, readers);
        visits = new VisitLog(writer, VisitTable.MOST);
        peopleBook = new PeopleBook(writer, readers);
        people = new PeopleArchive(readers);
        plans = new PlanBook(writer, readers);
        inbox = new Inbox(writer, readers, archive);
        audit = new AuditBook(writer, readers, clock);
    }

    /// Opens `pushdeck.db` in that folder; makes both if they are not there.
    ///
    /// @throws DataFolderInUseException  if another Pushdeck has the folder
    /// @throws StoreUnavailableException if the folder cannot be used, or the file is damaged or from a newer Pushdeck
    public static Store open(Path dataFolder, Clock clock) {
        DataFolder folder = DataFolder.open(dataFolder);
        try {
            return open(folder, Database.open(folder), clock);
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    private static Store open(DataFolder folder, Database database, Clock clock) {
        try {
            Connection connection = database.connect();
            try {
                connection.setAutoCommit(false);
                return new Store(folder, database, connection, clock);
            } catch (SQLException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException e) {
            throw database.damaged(e);
        }
    }

    /// Everyone who is known, connected or not, and what each is called; no guests. On the caller's thread.
    public Map<ClientId, String> everybody() {
        return readers.read(IdentityTable::everybody);
    }

    /// What is pushed, and what becomes of it.
    public PushLog log() {
        return log;
    }

    /// What a client that comes back has missed.
    public Replay replay() {
        return replay;
    }

    /// What was pushed, for the operator.
    public PushArchive archive() {
        return archive;
    }

    /// What is to be pushed later.
    public PlanBook plans() {
        return plans;
    }

    /// What is shown again until it is confirmed.
    public RepeatBook repeats() {
        return repeats;
    }

    /// What is handed out in batches.
    public SpreadBook spreads() {
        return spreads;
    }

    /// What the server measured of itself.
    public Measurements measurements() {
        return measurements;
    }

    /// Who comes and goes.
    public VisitLog visits() {
        return visits;
    }

    /// What the operator writes of people, and who may not come in.
    public PeopleBook peopleBook() {
        return peopleBook;
    }

    /// Who is known, and who was here when.
    public PeopleArchive people() {
        return people;
    }

    /// What clients said.
    public Inbox inbox() {
        return inbox;
    }

    /// Who did what.
    public AuditBook audit() {
        return audit;
    }

    /// What it takes on disk, with what has not reached the database yet.
    public long bytes() {
        return database.bytes();
    }

    /// What is left of the disk that it is on.
    public long freeBytes() {
        return database.freeBytes();
    }

    /// For tests that make trouble.
    StoreWriter writer() {
        return writer;
    }

    /// Everything that is on disk; on the caller's thread.
    public Register load() {
        try (Connection connection = database.connect()) {
            return new Register(
                    loadGroups(connection),
                    loadMembers(connection),
                    IdentityTable.names(connection),
                    IdentityTable.seen(connection));
        } catch (SQLException e) {
            throw database.damaged(e);
        }
    }

    private static List<Group> loadGroups(Connection connection) throws SQLException {
        List<Group> groups = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT " + GroupTable.COLUMNS + " FROM groups ORDER BY position")) {
            while (rows.next()) {
                groups.add(GroupTable.read(rows));
            }
        }
        return groups;
    }

    private static Map<GroupId, Set<ClientId>> loadMembers(Connection connection) throws SQLException {
        Map<GroupId, Set<ClientId>> members = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT group_id, client_id FROM memberships")) {
            while (rows.next()) {
                members.computeIfAbsent(GroupId.parse(rows.getString(1)), key -> new HashSet<>())
                        .add(new ClientId(rows.getString(2)));
            }
        }
        return members;
    }

    /// Writes an edit.
    ///
    /// @param whenDone with the edit as it came in
    public void apply(GroupEdit edit, Consumer<StoreOutcome<GroupEdit>> whenDone) {
        writer.submit(
                connection -> {
                    String subject = GroupAudit.subject(connection, edit);
                    Instant at = clock.instant();
                    return GroupAudit.done(connection, subject, GroupTable.write(connection, edit, at), at);
                },
                whenDone);
    }

    /// Changes the name, colour or icon a group has at that moment.
    ///
    /// @param how      on the store's thread; keeps the id
    /// @param whenDone with a [GroupEdit.Change]
    public void change(GroupId group, UnaryOperator<Group> how, Consumer<StoreOutcome<GroupEdit>> whenDone) {
        writer.submit(
                connection -> {
                    String subject = GroupAudit.nameOf(connection, group);
                    Instant at = clock.instant();
                    return GroupAudit.done(connection, subject, GroupTable.change(connection, group, how, at), at);
                },
                whenDone);
    }

    /// Writes the name the operator gives a client.
    ///
    /// @param client not a guest
    public void rename(ClientId client, ClientName name, Consumer<StoreOutcome<ClientName>> whenDone) {
        writer.submit(
                connection -> {
                    AuditTable.add(connection, clock.instant(), AuditEntry.OPERATOR, "rename", client, name.text());
                    return writeName(connection, client, name);
                },
                whenDone);
    }

    /// Writes what a page calls a client, unless the operator named it. Nobody waits for it: trouble is logged.
    ///
    /// @param client not a guest
    public void keepName(ClientId client, String name) {
        writer.submit(connection -> writeName(connection, client, new ClientName(name, false)), outcome -> {
            if (outcome instanceof StoreOutcome.Refused<ClientName> refused) {
                LOG.warn("The name of {} was not stored: {}", client, refused.reason());
            }
        });
    }

    private static StoreOutcome<ClientName> writeName(Connection connection, ClientId client, ClientName name)
            throws SQLException {
        IdentityTable.name(connection, client, name);
        return new StoreOutcome.Stored<>(name);
    }

    /// Copies everything, as it is at one moment, into one file, and reads that again. Nobody waits for it but the
    /// caller.
    ///
    /// @param file replaced if it is there
    public BackupOutcome backup(Path file) {
        Path target = file.toAbsolutePath();
        try {
            StoreFacts facts = archive.facts();
            BackupFile.write(database, target);
            return new BackupOutcome.Written(target, facts);
        } catch (BackupTrouble trouble) {
            return failed(target, trouble);
        } catch (StoreUnavailableException e) {
            return failed(target, BackupTrouble.of(e));
        }
    }

    private static BackupOutcome failed(Path target, BackupTrouble trouble) {
        LOG.warn("There is no new backup {} ({})", target, trouble.problem(), trouble);
        return new BackupOutcome.Failed(trouble.problem(), trouble.detail());
    }

    /// Puts back what a backup has, in place of everything that is here; in one transaction, so there is never anything
    /// in between. The log has an epoch of its own then. On the caller's thread, which waits; whatever lives from what
    /// was here before is to be loaded again.
    public RestoreOutcome restore(Path backup) {
        Path copy = database.file().resolveSibling("pushdeck.restoring");
        try {
            BackupFile.prepare(backup.toAbsolutePath(), copy, clock.instant(), audit.operator());
            CompletableFuture<StoreOutcome<String>> replaced = new CompletableFuture<>();
            writer.submitAlone(connection -> replace(connection, copy), replaced::complete);
            return switch (replaced.join()) {
                case StoreOutcome.Stored<String> stored -> new RestoreOutcome.Restored(replay.end(), archive.facts());
                case StoreOutcome.Refused<String> refused ->
                    refused(backup, new BackupTrouble(ArchiveProblem.OTHER, PushLog.detailOf(refused.reason())));
            };
        } catch (BackupTrouble trouble) {
            return refused(backup, trouble);
        } catch (StoreUnavailableException e) {
            return refused(backup, BackupTrouble.of(e));
        } finally {
            BackupFile.delete(copy);
        }
    }

    private static RestoreOutcome refused(Path backup, BackupTrouble trouble) {
        LOG.warn("{} was not put back ({})", backup, trouble.problem(), trouble);
        return new RestoreOutcome.Refused(trouble.problem(), trouble.detail());
    }

    private StoreOutcome<String> replace(Connection connection, Path copy) throws SQLException {
        Database.replaceBy(connection, copy);
        openedAt = Replay.head(connection);
        return new StoreOutcome.Stored<>("");
    }

    /// What SQLite finds wrong with the file, in its words; empty if it is sound. On the caller's thread.
    public List<String> checkIntegrity() {
        try (Connection connection = database.connect()) {
            return Database.problems(connection);
        } catch (SQLException e) {
            throw database.damaged(e);
        }
    }

    /// Writes what waits, then lets the folder go.
    @Override
    public void close() {
        visits.close();
        writer.close();
        readers.close();
        folder.close();
    }
}
