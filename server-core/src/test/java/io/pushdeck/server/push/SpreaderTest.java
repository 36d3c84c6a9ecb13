package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Spread;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Four people, and a push that is spread over a minute: a turn every 15 seconds.
class SpreaderTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Announcement SALE = new Announcement("Sale", "Now at the shop");
    private static final Announcement LUNCH = new Announcement("Lunch", "");
    private static final Duration TURN = Duration.ofSeconds(15);
    private static final List<String> PEOPLE = List.of("anna", "bo", "cleo", "dan");

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(NINE);
    private final AtomicLong connections = new AtomicLong(500);
    private PushDesk desk;
    private List<FakeConnection> crowd = List.of();

    @BeforeEach
    void open() {
        desk = new PushDesk(folder, new FakeFanOut(false), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void comeAll() {
        crowd = PEOPLE.stream().map(desk::framed).toList();
    }

    private PushId push() {
        Course course = Course.USUAL.withPace(Optional.of(new Pace(Duration.ofMinutes(1))));
        return PushDesk.accepted(desk.pushes.push(new PushOrder(SALE, Audience.EVERYONE, course)))
                .push()
                .id();
    }

    private Spread spread(PushId push) {
        return PushDesk.get(desk.history.find(push)).orElseThrow().spread().orElseThrow();
    }

    private static boolean has(FakeConnection connection, String part) {
        return connection.texts().stream().anyMatch(text -> text.contains(part));
    }

    private static long times(FakeConnection connection, String part) {
        return connection.texts().stream().filter(text -> text.contains(part)).count();
    }

    private static void await(FakeConnection connection, String part) {
        Await.until(part, () -> has(connection, part));
    }

    /// Looks until so many of the crowd have it.
    private void handedTo(int people) {
        Await.until(people + " have it", () -> {
            desk.pushes.lookForBatches();
            return crowd.stream().filter(each -> has(each, "Sale")).count() == people;
        });
    }

    private void leave(FakeConnection connection) {
        desk.hub.closed(connection.id(), new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT));
    }

    private FakeConnection resume(String client, long offset) {
        FakeConnection back = FakeConnection.framed(connections.incrementAndGet());
        desk.hub.opened(back);
        String epoch = desk.store.replay().end().epoch();
        desk.say(
                back,
                "{\"type\":\"hello\",\"client\":\"" + client + "\",\"resume\":{\"epoch\":\"" + epoch + "\",\"offset\":"
                        + offset + "}}");
        Await.until("the welcome", () -> !back.received.isEmpty());
        return back;
    }

    /// Everybody who is there has this, and so all that came before it.
    private void tell(FakeConnection... to) {
        PushDesk.accepted(desk.pushes.push(LUNCH, Audience.EVERYONE));
        Stream.of(to).forEach(connection -> await(connection, "Lunch"));
    }

    /// The offsets of the entries that came, in their order.
    private static List<Long> offsets(FakeConnection connection) {
        List<Long> offsets = new ArrayList<>();
        for (String text : connection.texts()) {
            int at = text.indexOf("\"offset\":") + 9;
            if (text.startsWith("{\"type\":\"push\"") || text.startsWith("{\"type\":\"update\"")) {
                offsets.add(Long.parseLong(text.substring(at, text.indexOf(',', at))));
            }
        }
        return offsets;
    }

    @Test
    void everybodyHasATurnAndTheNextPushIsNotHeldUp() {
        comeAll();
        FakeConnection plain = desk.plain("eve");
        Course course = Course.USUAL.withPace(Optional.of(new Pace(Duration.ofMinutes(1))));
        PushId push = PushDesk.accepted(desk.pushes.push(new PushOrder(SALE, Audience.EVERYONE, course)))
                .push()
                .id();
        Spread begun = new Spread(Duration.ofSeconds(12), 1, Optional.of(NINE), 5);
        // Who is meant is on disk at once; one row for each of them follows.
        Await.until("five who wait", () -> spread(push).equals(begun));
        handedTo(1);
        tell(crowd.get(0), crowd.get(3));
        for (int people = 2; people <= 4; people++) {
            clock.pass(Duration.ofSeconds(12).minusMillis(1));
            desk.pushes.lookForBatches();
            clock.pass(Duration.ofMillis(1));
            handedTo(people);
        }
        assertFalse(has(plain, "Sale"));
        clock.pass(Duration.ofSeconds(12));
        Await.until("the plain page has it", () -> {
            desk.pushes.lookForBatches();
            return has(plain, "Sale");
        });
        assertEquals(Optional.empty(), spread(push).next());
        crowd.forEach(each -> assertEquals(1, times(each, "Sale")));
        // The one that came later is before it in the log of the last, and each has a place of its own.
        assertEquals(List.of(2L, 3L), offsets(crowd.get(0)));
        assertEquals(List.of(3L, 6L), offsets(crowd.get(3)));
        Delivery last = desk.delivery(push, "dan", delivery -> delivery.stage() == Stage.WRITTEN);
        assertEquals(Optional.empty(), last.failure());
    }

    @Test
    void whoComesBackBeyondItGetsItAtOnceAndOnlyUntilItIsConfirmed() {
        comeAll();
        PushId push = push();
        handedTo(1);
        FakeConnection dan = crowd.get(3);
        tell(dan);
        leave(dan);
        // Its position is behind the push, which it never got.
        FakeConnection back = resume("dan", 3);
        await(back, "Sale");
        assertTrue(
                back.texts().getFirst().contains("\"missed\":1,\"valid\":1"),
                back.texts().getFirst());
        assertEquals(List.of(3L), offsets(back));
        leave(back);
        // Killed before it processed that, it has lost nothing.
        FakeConnection again = resume("dan", 3);
        await(again, "Sale");
        desk.receipt(again, push, "received", "");
        desk.delivery(push, "dan", delivery -> delivery.stage() == Stage.RECEIVED);
        leave(again);
        FakeConnection third = resume("dan", 3);
        tell(third);
        assertEquals(0, times(third, "Sale"));
    }

    @Test
    void whoLeftBeforeItCouldProcessItsTurnGetsThatOnComingBack() {
        comeAll();
        PushId push = push();
        handedTo(1);
        FakeConnection anna = crowd.getFirst();
        FakeConnection otherTab = resume("anna", 1);
        desk.receipt(otherTab, push, "received", "");
        desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.RECEIVED);
        leave(anna);
        // Another tab has it; this one stands before its turn, which has the offset 2.
        FakeConnection back = resume("anna", 1);
        await(back, "Sale");
        assertEquals(List.of(2L), offsets(back));
        leave(back);
        FakeConnection beyond = resume("anna", 2);
        tell(beyond);
        assertEquals(0, times(beyond, "Sale"));
    }

    @Test
    void aRestartInTheMiddleGoesOnForThoseWhoAreBack() {
        comeAll();
        FakeConnection plain = desk.plain("eve");
        PushId push = push();
        handedTo(1);
        desk.close();
        open();
        FakeConnection anna = resume("anna", 2);
        FakeConnection bo = resume("bo", 1);
        FakeConnection plainAgain = desk.plain("eve");
        await(bo, "Sale");
        clock.pass(Duration.ofSeconds(12));
        desk.pushes.lookForBatches();
        clock.pass(Settling.TIME);
        Await.until("the plain page has it", () -> {
            clock.pass(Duration.ofSeconds(12));
            desk.pushes.lookForBatches();
            return has(plainAgain, "Sale");
        });
        assertFalse(has(plain, "Sale"));
        Await.until("it is over", () -> {
            clock.pass(Duration.ofSeconds(12));
            desk.pushes.lookForBatches();
            return spread(push).next().isEmpty();
        });
        tell(anna, bo);
        assertEquals(0, times(anna, "Sale"));
        // Whoever was away at its turn gets it as ever.
        await(resume("dan", 1), "Sale");
    }

    @Test
    void whatASleepMissedIsNotMadeUpForAtOnce() {
        comeAll();
        push();
        handedTo(1);
        clock.pass(Duration.ofHours(1));
        desk.pushes.lookForBatches();
        assertEquals(1, crowd.stream().filter(each -> has(each, "Sale")).count());
        clock.pass(Settling.TIME);
        handedTo(2);
        tell(crowd.toArray(FakeConnection[]::new));
        assertEquals(2, crowd.stream().filter(each -> has(each, "Sale")).count());
    }

    @Test
    void aStopIsForGoodForThoseWhoHadNoTurn() {
        comeAll();
        PushId push = push();
        handedTo(1);
        desk.pushes.stop(push);
        Delivery stopped = desk.delivery(push, "dan", delivery -> delivery.stage() == Stage.FAILED);
        assertEquals(Optional.of(Failure.STOPPED), stopped.failure());
        assertEquals(Optional.empty(), spread(push).next());
        clock.pass(TURN);
        desk.pushes.lookForBatches();
        leave(crowd.get(3));
        FakeConnection back = resume("dan", 1);
        tell(back);
        assertEquals(0, times(back, "Sale"));
        assertEquals(1, times(crowd.getFirst(), "Sale"));
    }

    @Test
    void whatIsRecalledIsNotHandedOutFurther() {
        comeAll();
        PushId push = push();
        handedTo(1);
        PushDesk.get(desk.pushes.recall(push));
        await(crowd.getFirst(), "recall");
        clock.pass(TURN);
        desk.pushes.lookForBatches();
        FakeConnection back = resume("dan", 2);
        tell(back, crowd.get(1), crowd.get(2));
        assertEquals(0, times(back, "Sale"));
        assertEquals(1, crowd.stream().filter(each -> has(each, "Sale")).count());
    }

    @Test
    void anUpdateInTheMiddleGivesThoseWhoWaitTheNewTextAlone() {
        comeAll();
        PushId push = push();
        handedTo(1);
        PushDesk.get(desk.pushes.update(push, new Announcement("Sale", "It is over at six")));
        await(crowd.getFirst(), "It is over at six");
        for (int people = 2; people <= 4; people++) {
            clock.pass(TURN);
            handedTo(people);
        }
        FakeConnection dan = crowd.get(3);
        assertEquals(1, times(dan, "Sale"));
        assertTrue(has(dan, "\"type\":\"push\""));
        assertTrue(has(dan, "It is over at six"));
        assertFalse(has(dan, "Now at the shop"));
        assertEquals(2, times(crowd.getFirst(), "Sale"));
    }

    @Test
    void whoIsSentItAgainInTheMiddleHasNoTurnOfTheOldOne() {
        comeAll();
        PushId push = push();
        handedTo(1);
        desk.receipt(crowd.getFirst(), push, "received", "");
        desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.RECEIVED);
        PushDesk.accepted(desk.pushes.again(push, Missing.NOT_RECEIVED));
        await(crowd.get(3), "replaces");
        clock.pass(TURN);
        Await.until("it is over", () -> {
            desk.pushes.lookForBatches();
            return spread(push).next().isEmpty();
        });
        tell(crowd.toArray(FakeConnection[]::new));
        crowd.forEach(each -> assertEquals(1, times(each, "Sale")));
    }

    @Test
    void whatHasExpiredIsNotHandedOut() {
        comeAll();
        Course course = Course.USUAL.withPace(Optional.of(new Pace(Duration.ofMinutes(1))));
        Announcement brief = SALE.withExpires(Optional.of(NINE.plusSeconds(10)));
        PushId push = PushDesk.accepted(desk.pushes.push(new PushOrder(brief, Audience.EVERYONE, course)))
                .push()
                .id();
        handedTo(1);
        clock.pass(TURN);
        Await.until("it is over", () -> {
            desk.pushes.lookForBatches();
            return spread(push).next().isEmpty();
        });
        tell(crowd.get(1));
        assertEquals(0, times(crowd.get(1), "Sale"));
    }

    @Test
    void aCrowdIsNeverHandedMoreThanABatchASecond() {
        Spread many = new Pace(Duration.ofMinutes(5)).of(10_000, NINE);
        assertEquals(new Spread(Duration.ofSeconds(1), 34, Optional.of(NINE), 10_000), many);
        assertEquals(Optional.of(NINE.plusSeconds(294)), many.until());
        assertEquals(Optional.empty(), new Spread(many.every(), 34, many.next(), 0).until());
        assertEquals(
                Optional.empty(), new Pace(Duration.ofMinutes(5)).of(0, NINE).next());
        assertEquals(
                new Spread(Duration.ofMinutes(1), 1, Optional.of(NINE), 5),
                new Pace(Duration.ofMinutes(5)).of(5, NINE));
    }
}
