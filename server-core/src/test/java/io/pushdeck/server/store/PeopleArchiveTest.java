package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.HostileTexts;
import io.pushdeck.server.testing.TurnedClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleArchiveTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");
    private static final CloseReason LEFT = new CloseReason(1001, "", CloseReason.Origin.CLIENT);

    @TempDir
    private Path folder;

    private final TurnedClock clock = new TurnedClock(NOON);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    private void settle() {
        CountDownLatch done = new CountDownLatch(1);
        store.writer().submit(connection -> new StoreOutcome.Stored<>(""), outcome -> done.countDown());
        Await.zero(done, "what was noted to be on disk");
    }

    private static Visit visit(ClientId client, Instant opened) {
        return new Visit(
                client, "Called " + client, opened, Optional.empty(), "10.0.0.7", "Firefox", "", Optional.empty());
    }

    private void come(long session, ClientId client, Instant at) {
        store.visits().opened(new SessionId(session), visit(client, at));
    }

    private void go(long session, Instant opened, Instant at) {
        store.visits().closed(new SessionId(session), opened, at, LEFT);
    }

    private Set<ClientId> onlineAt(Instant at) {
        return store.people().at(at).online().keySet();
    }

    private Set<ClientId> membersAt(Instant at) {
        return store.people().at(at).groups().stream()
                .flatMap(group -> group.members().stream())
                .collect(Collectors.toSet());
    }

    @Test
    void everyoneWhoLeavesAtTheEndHasAReason() {
        for (int i = 0; i < 2_000; i++) {
            come(i, new ClientId("c" + i), NOON);
            go(i, NOON, NOON.plusMillis(10));
        }
        reopen();
        for (int i = 0; i < 2_000; i++) {
            Visit last = store.people().visits(new ClientId("c" + i), 1).getFirst();
            assertEquals(Optional.of(LEFT), last.reason());
        }
    }

    @Test
    void whoCameAtThatMomentWasThereAndWhoLeftWasNot() {
        come(1, ANNA, NOON);
        go(1, NOON, NOON.plusMillis(10));
        come(2, BO, NOON.plusMillis(10));
        settle();
        settle();
        assertEquals(Set.of(), onlineAt(NOON.minusMillis(1)));
        assertEquals(Set.of(ANNA), onlineAt(NOON));
        assertEquals(Set.of(ANNA), onlineAt(NOON.plusMillis(9)));
        assertEquals(Set.of(BO), onlineAt(NOON.plusMillis(10)));
        assertEquals(Set.of(BO), onlineAt(NOON.plusSeconds(1_000_000)), "still there");
        assertEquals(Map.of(ANNA, "Called anna"), store.people().at(NOON).online());
    }

    @Test
    void everyMomentIsAsTheRowsSayWhateverTheirLength() throws SQLException {
        Random random = new Random(7);
        long[][] spans = new long[3_000][];
        for (int n = 0; n < spans.length; n++) {
            long opened = random.nextLong(1L << 40);
            spans[n] = new long[] {opened, opened + (random.nextLong(1L << 40) >> random.nextInt(41))};
        }
        insert(spans);
        for (int question = 0; question < 50; question++) {
            long at = question % 2 == 0 ? random.nextLong(1L << 40) : spans[question][question % 4 == 1 ? 0 : 1];
            Set<ClientId> expected = new HashSet<>();
            for (int n = 0; n < spans.length; n++) {
                if (spans[n][0] <= at && spans[n][1] > at) {
                    expected.add(new ClientId("c" + n));
                }
            }
            assertEquals(expected, onlineAt(Instant.ofEpochMilli(at)), "at " + at);
        }
    }

    private void insert(long[][] spans) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO visits (session, client_id, name, opened_at, closed_at, span, address, agent, page)"
                            + " VALUES (0, ?, '', ?, ?, ?, '', '', '')")) {
                for (int n = 0; n < spans.length; n++) {
                    insert.setString(1, "c" + n);
                    insert.setLong(2, spans[n][0]);
                    insert.setLong(3, spans[n][1]);
                    insert.setInt(4, Spans.of(Instant.ofEpochMilli(spans[n][0]), Instant.ofEpochMilli(spans[n][1])));
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    @Test
    void aVisitIsKeptWithItsEndAndWhy() {
        come(1, ANNA, NOON);
        go(1, NOON, NOON.plusSeconds(60));
        come(2, ANNA, NOON.plusSeconds(90));
        settle();
        settle();
        Visit first = visit(ANNA, NOON);
        assertEquals(
                List.of(
                        visit(ANNA, NOON.plusSeconds(90)),
                        new Visit(
                                ANNA,
                                first.name(),
                                NOON,
                                Optional.of(NOON.plusSeconds(60)),
                                first.address(),
                                first.agent(),
                                "",
                                Optional.of(LEFT))),
                store.people().visits(ANNA, 10));
        assertEquals(1, store.people().visits(ANNA, 1).size());
        assertEquals(Optional.of(NOON), store.people().earliest());
    }

    @Test
    void afterACrashWhatWasOpenEndedWhenTheServerWasLastKnownToLive() {
        come(1, ANNA, NOON);
        store.visits().alive(NOON.plusSeconds(30));
        store.visits().alive(NOON.plusSeconds(31));
        come(2, BO, NOON.plusSeconds(32));
        settle();
        settle();
        reopen();
        assertEquals(
                Optional.of(NOON.plusSeconds(30)),
                store.people().visits(ANNA, 1).getFirst().closed());
        Visit late = store.people().visits(BO, 1).getFirst();
        assertEquals(Optional.of(NOON.plusSeconds(32)), late.closed(), "it did not end before it began");
        assertEquals(Optional.empty(), late.reason());
        assertEquals(Set.of(ANNA), onlineAt(NOON.plusSeconds(29)));
        assertEquals(Set.of(), onlineAt(NOON.plusSeconds(30)));
    }

    @Test
    void theNextRunsFirstConnectionEndsNothingOfTheLastRun() {
        come(1, ANNA, NOON);
        settle();
        settle();
        reopen();
        come(1, BO, NOON.plusSeconds(50));
        go(1, NOON.plusSeconds(50), NOON.plusSeconds(60));
        settle();
        settle();
        assertEquals(
                Optional.of(NOON), store.people().visits(ANNA, 1).getFirst().closed());
        assertEquals(
                Optional.of(NOON.plusSeconds(60)),
                store.people().visits(BO, 1).getFirst().closed());
    }

    @Test
    void theOldestGoWhenThereAreTooManyButNotWhoeverIsStillThere() {
        VisitLog few = new VisitLog(store.writer(), 3);
        few.opened(new SessionId(1), visit(BO, NOON));
        for (int n = 2; n < 12; n++) {
            Instant opened = NOON.plusSeconds(n);
            few.opened(new SessionId(n), visit(ANNA, opened));
            few.closed(new SessionId(n), opened, opened.plusMillis(500), LEFT);
        }
        settle();
        settle();
        assertEquals(
                List.of(NOON.plusSeconds(11), NOON.plusSeconds(10), NOON.plusSeconds(9)),
                store.people().visits(ANNA, 100).stream().map(Visit::opened).toList());
        assertEquals(1, store.people().visits(BO, 100).size());
    }

    @Test
    void whileTheDiskIsBusyTheyGatherAndNobodyWaits() {
        CountDownLatch busy = new CountDownLatch(1);
        store.writer()
                .submit(
                        connection -> {
                            Await.zero(busy, "the disk to be free");
                            return new StoreOutcome.Stored<>("");
                        },
                        outcome -> {});
        int most = VisitLog.MOST_WAITING;
        // One is on its way already, alone; of the rest there is room for so many.
        for (int n = 0; n < most + 1_000; n++) {
            come(n, ANNA, NOON.plusMillis(n));
        }
        busy.countDown();
        settle();
        settle();
        assertEquals(most + 1, store.people().visits(ANNA, 2 * most).size());
        come(most + 5_000, BO, NOON);
        settle();
        settle();
        assertEquals(1, store.people().visits(BO, 9).size());
    }

    @Test
    void thereIsAnEndToBansAndThoseThatAreOverDoNotCount() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            Sql.update(connection, """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO bans SELECT 'client c' || i, 'c' || i, NULL, '', '', 0, iif(i = 1, ?, NULL) FROM n
                    """, BanBook.MOST, NOON);
        }
        Ban ban = new Ban(Optional.of(ANNA), Optional.empty(), "", "", NOON.minusMillis(1), Optional.empty());
        StoreOutcome<Ban> tooMany = ban(ban);
        assertInstanceOf(StoreOutcome.Refused.class, tooMany);
        Ban later = new Ban(Optional.of(ANNA), Optional.empty(), "", "", NOON, Optional.empty());
        assertEquals(new StoreOutcome.Stored<>(later), ban(later));
    }

    private StoreOutcome<Ban> ban(Ban ban) {
        BlockingQueue<StoreOutcome<Ban>> outcomes = new LinkedBlockingQueue<>();
        store.peopleBook().ban(ban, outcomes::add);
        return Await.next(outcomes, "the outcome of a ban");
    }

    @Test
    void whatEndedBeforeTheRetentionIsForgotten() {
        come(1, ANNA, NOON);
        go(1, NOON, NOON.plusSeconds(10));
        come(2, BO, NOON);
        go(2, NOON, NOON.plusSeconds(20));
        settle();
        settle();
        CountDownLatch done = new CountDownLatch(1);
        store.log().forgetBefore(NOON.plusSeconds(20), pushes -> done.countDown());
        Await.zero(done, "the old to be deleted");
        assertEquals(List.of(), store.people().visits(ANNA, 10));
        assertEquals(1, store.people().visits(BO, 10).size());
    }

    @Test
    void membershipsAreKnownAsTheyWereEvenOfAGroupThatIsGone() {
        GroupEdit.Create crew = (GroupEdit.Create) StoreFixture.creation(1, "Crew");
        StoreFixture.apply(store, new GroupEdit.Create(crew.created(), Set.of(ANNA)));
        clock.pass(Duration.ofSeconds(10));
        StoreFixture.apply(store, new GroupEdit.Join(crew.group(), Set.of(ANNA, BO)));
        clock.pass(Duration.ofSeconds(10));
        StoreFixture.apply(store, new GroupEdit.Leave(crew.group(), Set.of(ANNA)));
        StoreFixture.apply(store, new GroupEdit.Change(crew.created().withName("Night crew")));
        clock.pass(Duration.ofSeconds(10));
        StoreFixture.apply(store, new GroupEdit.Delete(crew.group()));
        assertEquals(Set.of(), membersAt(NOON.minusMillis(1)));
        assertEquals(Set.of(ANNA), membersAt(NOON));
        assertEquals(Set.of(ANNA), membersAt(NOON.plusMillis(9_999)));
        assertEquals(Set.of(ANNA, BO), membersAt(NOON.plusSeconds(10)));
        assertEquals(Set.of(BO), membersAt(NOON.plusSeconds(20)));
        assertEquals(Set.of(), membersAt(NOON.plusSeconds(30)));
        Group last = crew.created().withName("Night crew");
        assertEquals(
                List.of(new Moment.PastGroup(last, Set.of(BO))),
                store.people().at(NOON.plusSeconds(29)).groups(),
                "a group is called what it was called last");
    }

    @Test
    void whatIsWrittenOfAPersonIsKeptAsItIs() {
        for (String text : HostileTexts.ALL) {
            String alias = HostileTexts.shortened(text, Annotation.LONGEST_ALIAS);
            annotate(new Annotation(text + "\nsecond line", alias));
            reopen();
            assertEquals(
                    List.of(new Person(ANNA, "anna", new Annotation(text + "\nsecond line", alias), Optional.empty())),
                    store.people().everybody());
        }
        annotate(Annotation.NONE);
        assertTrue(store.people().everybody().isEmpty());
    }

    private void annotate(Annotation annotation) {
        CountDownLatch done = new CountDownLatch(1);
        store.peopleBook().annotate(ANNA, annotation, Instant.EPOCH, outcome -> done.countDown());
        Await.zero(done, "the note to be on disk");
    }
}
