package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk is full, as SQLite says it when a database may not grow: the same error at the same places.
class FullDiskTest {
    private static final Announcement LONG = new Announcement("Long", "words ".repeat(2_500));

    @TempDir
    private Path folder;

    private StoreDesk desk;

    @BeforeEach
    void open() {
        desk = new StoreDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private LogOutcome accept() {
        return desk.accept(desk.newPush(LONG, StoreDesk.people(List.of("anna"), List.of())));
    }

    @Test
    void aPushIsRefusedInWordsAndTheNextIsAcceptedWhenSpaceReturns() {
        desk.push("Before", "anna");
        desk.room(2);
        LogOutcome.NotStored refused = assertInstanceOf(LogOutcome.NotStored.class, accept());
        assertEquals("The disk is full; free some space, then try again", refused.detail());
        assertInstanceOf(LogOutcome.NotStored.class, accept());
        assertEquals(1, desk.archive().search(HistoryQuery.NEWEST).size());
        assertEquals(1, desk.store().replay().end().offset());
        desk.room(-1);
        LogOutcome.Logged accepted = assertInstanceOf(LogOutcome.Logged.class, accept());
        desk.settle();
        assertEquals(2, accepted.offset());
        assertEquals(2, desk.archive().search(HistoryQuery.NEWEST).size());
        assertEquals(List.of(), desk.store().checkIntegrity());
        desk.reopen();
        assertEquals(2, desk.archive().search(HistoryQuery.NEWEST).size());
    }

    @Test
    void smallChangesGoOnBesideOneThatDoesNotFit() {
        PushRecord push = desk.push("Before", "anna", "bo");
        desk.room(2);
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(3);
        desk.store()
                .writer()
                .submitAlone(
                        connection -> {
                            // What follows waits for this, and so becomes one transaction.
                            desk.log()
                                    .keep(
                                            said("anna", push),
                                            news -> {
                                                outcomes.add("anna");
                                                done.countDown();
                                            },
                                            () -> {});
                            desk.log()
                                    .accept(
                                            desk.newPush(LONG, StoreDesk.people(List.of("anna"), List.of())),
                                            outcome -> {
                                                outcomes.add(outcome.getClass().getSimpleName());
                                                done.countDown();
                                            });
                            desk.log()
                                    .keep(
                                            said("bo", push),
                                            news -> {
                                                outcomes.add("bo");
                                                done.countDown();
                                            },
                                            () -> {});
                            return new StoreOutcome.Stored<>("");
                        },
                        outcome -> {});
        Await.zero(done, "three outcomes");
        assertEquals(List.of("anna", "NotStored", "bo"), outcomes);
        assertEquals(
                Map.of(push.id(), new Tally(Map.of(Stage.READ, 2))),
                desk.archive().tallies(Set.of(push.id())));
    }

    private List<ClientNote> said(String client, PushRecord push) {
        return List.of(new ClientNote.Said(StoreDesk.client(client), receipt(push), desk.now()));
    }

    private static Receipt receipt(PushRecord push) {
        return new Receipt(OptionalLong.empty(), Stage.READ, List.of(push.id()), "");
    }

    private long rows(PushRecord push) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            return Sql.number(connection, "SELECT count(*) FROM deliveries WHERE push_number = ?", push.number());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void deliveriesThatFoundTheDiskFullFollowWithTheNextChange() {
        List<String> crowd = PushLogTest.crowd(5_000);
        desk.push("Before", "anna");
        // Enough for the push and its recipients, not for a row for each.
        desk.room(50);
        LogOutcome.Logged accepted = assertInstanceOf(
                LogOutcome.Logged.class,
                desk.accept(desk.newPush(new Announcement("Crowd", ""), StoreDesk.people(crowd, List.of()))));
        PushRecord push = accepted.push();
        desk.settle();
        assertTrue(rows(push) < 5_000, "there was room for all");
        assertEquals(5_000, desk.archive().deliveries(push.id()).size());
        assertEquals(5_000, desk.tally(push.id()).at(Stage.QUEUED));
        desk.room(-1);
        assertEquals(Set.of(push.id()), desk.receipt("c4999", Stage.READ, push.id()));
        desk.settle();
        assertEquals(5_000, rows(push));
        assertEquals(new Tally(Map.of(Stage.QUEUED, 4_999, Stage.READ, 1)), desk.tally(push.id()));
    }

    /// Written or not, a person's row may be one of those that found the disk full.
    @Test
    void whatIsSaidOfThoseWhoseRowIsMissingIsNotTakenUntilThereIsRoom() {
        List<String> crowd = PushLogTest.crowd(5_000);
        desk.push("Before", "anna");
        desk.room(50);
        PushRecord push = assertInstanceOf(
                        LogOutcome.Logged.class,
                        desk.accept(desk.newPush(new Announcement("Crowd", ""), StoreDesk.people(crowd, List.of()))))
                .push();
        desk.settle();
        assertTrue(rows(push) < 5_000, "there was room for all");
        assertEquals(5_000, desk.archive().deliveries(push.id()).size());
        Attempt written = new Attempt(push.id(), StoreDesk.client("c4999"), desk.now(), false, true, Optional.empty());
        assertEquals("refused", attempt(written));
        assertEquals("refused", say(said("c4998", push)));
        desk.room(-1);
        assertEquals("kept", attempt(written));
        assertEquals("kept", say(said("c4998", push)));
        desk.settle();
        assertEquals(new Tally(Map.of(Stage.QUEUED, 4_998, Stage.WRITTEN, 1, Stage.READ, 1)), desk.tally(push.id()));
        assertEquals(0, desk.log().strayReceipts());
    }

    private String attempt(Attempt attempt) {
        return StoreDesk.next(answer ->
                desk.log().attempts(List.of(attempt), () -> answer.accept("kept"), () -> answer.accept("refused")));
    }

    private String say(List<ClientNote> notes) {
        return StoreDesk.next(
                answer -> desk.log().keep(notes, news -> answer.accept("kept"), () -> answer.accept("refused")));
    }
}
