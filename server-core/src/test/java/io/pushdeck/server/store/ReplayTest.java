package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.START;
import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.protocol.ServerFrame;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
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

    private Position at(long offset) {
        return new Position(desk.store().replay().end().epoch(), offset);
    }

    private ReplayStart begin(String client, Optional<Position> position) {
        return desk.store().replay().begin(client(client), position);
    }

    private ReplayStart resume(String client, long offset) {
        return begin(client, Optional.of(at(offset)));
    }

    private static String told(ReplayStart start) {
        return start.resumed() + " " + start.missed() + " " + start.valid();
    }

    /// Everything up to the end, a page at a time.
    private List<String> read(ReplayStart start, int most) {
        List<String> frames = new ArrayList<>();
        ReplayCursor cursor = start.cursor();
        while (true) {
            ReplayPage page = desk.store().replay().page(cursor, most, 100_000);
            page.frames().forEach(frame -> frames.add(shortly(frame)));
            if (page.atEnd()) {
                return frames;
            }
            cursor = page.next();
        }
    }

    private static String shortly(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Push push ->
                push.offset() + " push " + push.announcement().title();
            case ServerFrame.Update update ->
                update.offset() + " update " + update.announcement().title();
            case ServerFrame.Recall recall -> recall.offset() + " recall";
            default -> throw new AssertionError(frame);
        };
    }

    @Test
    void whatComesBackIsMergedAndInOrder() {
        PushRecord had = desk.push("Had", "anna"); // 1
        PushRecord taken = desk.push("Taken", "anna"); // 2
        desk.receipt("anna", Stage.READ, had.id());
        PushRecord recalled = desk.push("Recalled", "anna"); // 3
        PushRecord changed = desk.push("Changed", "anna"); // 4
        desk.push("Others", "bo"); // 5
        desk.push(new Announcement("Brief", "").withExpires(Optional.of(START.plusSeconds(1))), "anna"); // 6
        desk.update(changed.id(), new Announcement("Changed once", "")); // 7
        desk.update(had.id(), new Announcement("Had once", "")); // 8
        desk.recall(recalled.id()); // 9
        desk.update(had.id(), new Announcement("Had twice", "")); // 10
        desk.recall(taken.id()); // 11
        desk.update(changed.id(), new Announcement("Changed twice", "")); // 12
        desk.push("Last", "anna"); // 13
        desk.pass(Duration.ofSeconds(1));
        ReplayStart start = resume("anna", 2);
        assertEquals("COMPLETE 4 2", told(start));
        List<String> expected = List.of("4 push Changed twice", "10 update Had twice", "11 recall", "13 push Last");
        for (int most = 1; most <= 5; most++) {
            assertEquals(expected, read(start, most));
        }
        assertEquals("COMPLETE 0 0", told(resume("anna", 13)));
    }

    @Test
    void aPageSaysHowFarItBroughtTheClient() {
        desk.push("First", "anna");
        desk.push("Second", "anna");
        desk.push("Others", "bo");
        Replay replay = desk.store().replay();
        ReplayPage first = replay.page(resume("anna", 0).cursor(), 1, 100_000);
        assertEquals(List.of(1L, false), List.of(first.upTo(), first.atEnd()));
        ReplayPage second = replay.page(first.next(), 1, 100_000);
        assertEquals(List.of(3L, true), List.of(second.upTo(), second.atEnd()));
        desk.push("Third", "anna");
        ReplayPage third = replay.page(second.next(), 1, 100_000);
        assertEquals(List.of(4L, true), List.of(third.upTo(), third.atEnd()));
        assertEquals("4 push Third", shortly(third.frames().getFirst()));
    }

    @Test
    void aPageEndsWhenItIsLongEnough() {
        desk.push(new Announcement("Long", "x".repeat(10_000)), "anna");
        desk.push(new Announcement("Long", "x".repeat(10_000)), "anna");
        Replay replay = desk.store().replay();
        ReplayCursor cursor = resume("anna", 0).cursor();
        assertEquals(1, replay.page(cursor, 10, 1).frames().size());
        assertEquals(1, replay.page(cursor, 10, 10_000).frames().size());
        assertEquals(2, replay.page(cursor, 10, 20_000).frames().size());
    }

    @Test
    void aNewClientGetsWhatItNeverConfirmedOrWasAskedToAcknowledge() {
        PushRecord read = desk.push("Read", "anna");
        desk.receipt("anna", Stage.READ, read.id());
        PushRecord asks = desk.push(new Announcement("Asks", "").withAcknowledge(true), "anna");
        desk.receipt("anna", Stage.READ, asks.id());
        PushRecord confirmed = desk.push(new Announcement("Confirmed", "").withAcknowledge(true), "anna");
        desk.receipt("anna", Stage.ACTED, confirmed.id(), "ack");
        desk.push("Open", "anna");
        PushRecord gone = desk.push("Gone", "anna");
        desk.recall(gone.id());
        ReplayStart start = begin("anna", Optional.empty());
        assertEquals("NEW 3 2", told(start));
        assertEquals(List.of("2 push Asks", "4 push Open"), read(start, 10));
    }

    @Test
    void whatWasToldAsMissedIsNotToldAgain() {
        desk.push(new Announcement("Brief", "").withExpires(Optional.of(START.plusSeconds(1))), "anna");
        desk.push("Valid", "anna");
        desk.pass(Duration.ofSeconds(2));
        ReplayStart start = resume("anna", 0);
        assertEquals("COMPLETE 2 1", told(start));
        desk.log()
                .keep(List.of(new ClientNote.Told(client("anna"), 0, start.end().offset())), news -> {}, () -> {});
        desk.settle();
        assertEquals("COMPLETE 1 1", told(resume("anna", 0)));
        assertEquals("NEW 1 1", told(begin("anna", Optional.empty())));
    }

    @Test
    void aPositionOfAnotherLogIsAGap() {
        desk.push("Open", "anna");
        assertEquals("UNKNOWN_EPOCH 1 1", told(begin("anna", Optional.of(new Position("other", 0)))));
        assertEquals("UNKNOWN_EPOCH 1 1", told(resume("anna", 2)));
    }

    @Test
    void eachStoreHasAnEpochOfItsOwnAndKeepsIt(@TempDir Path other) {
        String epoch = desk.store().replay().end().epoch();
        desk.reopen();
        assertEquals(epoch, desk.store().replay().end().epoch());
        try (StoreDesk second = new StoreDesk(other)) {
            assertNotEquals(epoch, second.store().replay().end().epoch());
        }
    }

    @Test
    void aGuestGetsWhatCameForThisOneAlone() {
        desk.push("Before the restart", "guest-1");
        desk.reopen();
        desk.push("For it", "guest-1");
        ReplayStart start = begin("guest-1", Optional.empty());
        assertEquals("NEW 1 1", told(start));
        assertEquals(List.of("2 push For it"), read(start, 10));
        assertEquals("FORGOTTEN 1 1", told(resume("guest-1", 1)));
        assertEquals("COMPLETE 0 0", told(resume("guest-1", 2)));
    }

    @Test
    void whoeverWasNotReachedBeforeAStopGetsNothing() {
        PushRecord push = desk.push("Stopped", "anna", "bo");
        desk.written(push, false, "anna");
        desk.stop(push.id());
        assertEquals("COMPLETE 1 1", told(resume("anna", 0)));
        assertEquals("COMPLETE 0 0", told(resume("bo", 0)));
    }

    @Test
    void aPushWhoseRowsAreStillToComeIsNotMissed() throws SQLException {
        PushRecord push = desk.push("Interrupted", "anna", "anna-2", "bo");
        forgetRows(push);
        assertEquals(List.of("1 push Interrupted"), read(resume("anna", 0), 10));
        assertEquals("COMPLETE 0 0", told(resume("ann", 0)));
    }

    /// As if the process had died right after the acceptance.
    private void forgetRows(PushRecord push) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"))) {
            Sql.update(connection, "DELETE FROM deliveries WHERE push_number = ?", push.number());
            Sql.update(
                    connection,
                    "UPDATE pushes SET pending = ? WHERE number = ?",
                    Recipients.of(StoreDesk.people(List.of("anna", "anna-2"), List.of("bo")))
                            .toText(),
                    push.number());
        }
    }

    @Test
    void readersSeeRecipientsWhoseRowIsStillToCome() throws SQLException {
        PushRecord push = desk.push("Interrupted", "anna", "anna-2", "bo");
        forgetRows(push);
        assertEquals(
                List.of("anna true QUEUED", "anna-2 true QUEUED", "bo false QUEUED"),
                desk.archive().deliveries(push.id()).stream()
                        .map(each -> each.client() + " " + each.online() + " " + each.stage())
                        .toList());
        assertInstanceOf(Verdict.OnItsWay.class, desk.archive().why(push.id(), StoreDesk.client("anna"), true));
        assertInstanceOf(Verdict.StillAway.class, desk.archive().why(push.id(), StoreDesk.client("bo"), false));
    }

    @Test
    void aCrashAfterAcceptanceLosesNobody() throws SQLException {
        PushRecord push = desk.push("Interrupted", "anna", "anna-2", "bo");
        forgetRows(push);
        desk.reopen();
        assertEquals(
                List.of("anna true", "anna-2 true", "bo false"),
                desk.archive().deliveries(push.id()).stream()
                        .map(delivery -> delivery.client() + " " + delivery.online())
                        .toList());
        assertEquals(List.of(push.id()), List.copyOf(desk.receipt("bo", Stage.READ, push.id())));
    }
}
