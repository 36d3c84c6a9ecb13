package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Repeats;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeaterTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Announcement DRILL =
            new Announcement("Fire drill", "Leave by the west stairs").withAcknowledge(true);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Repetition THRICE = new Repetition(FIVE, 3);

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(NINE);
    private final FakeFanOut fanOut = new FakeFanOut(false);
    private PushDesk desk;

    @BeforeEach
    void open() {
        desk = new PushDesk(folder, fanOut, clock);
        desk.pushes.lookForRepeats();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void leave(FakeConnection connection) {
        desk.hub.closed(connection.id(), new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT));
    }

    /// What is repeated before that is not for somebody who is still catching up.
    private static void awaitPush(FakeConnection connection) {
        Await.until("the push", () -> connection.texts().stream().anyMatch(text -> text.contains("Fire drill")));
    }

    private void awaitLive(FakeConnection connection) {
        Await.until("nothing to catch up with", () -> {
            PushDesk.accepted(desk.pushes.push(new Announcement("Lunch", ""), Audience.EVERYONE));
            return fanOut.reached.contains(connection);
        });
    }

    private PushId push(Announcement announcement) {
        PushOrder order =
                new PushOrder(announcement, Audience.EVERYONE, Course.USUAL.withRepetition(Optional.of(THRICE)));
        return known(PushDesk.accepted(desk.pushes.push(order)));
    }

    /// Once it is on disk whom it is for, which takes a moment longer: there is a minute at least until it is repeated.
    private PushId known(PushResult.Accepted accepted) {
        PushId push = accepted.push().id();
        Await.until(
                "its people are stored",
                () -> !PushDesk.get(desk.history.deliveries(push)).isEmpty());
        return push;
    }

    private Repeats repeats(PushId push) {
        return record(push).repeats().orElseThrow();
    }

    private PushRecord record(PushId push) {
        return PushDesk.get(desk.history.find(push)).orElseThrow();
    }

    /// Looks until that is so: what is found due is taken on other threads.
    private void repeated(PushId push, int times) {
        Await.until(push + " was repeated " + times + " times", () -> {
            desk.pushes.lookForRepeats();
            return repeats(push).done() == times;
        });
    }

    private void ended(PushId push) {
        Await.until(push + " is not repeated any more", () -> {
            desk.pushes.lookForRepeats();
            return repeats(push).next().isEmpty();
        });
    }

    private void acknowledge(FakeConnection connection, String client, PushId push) {
        desk.receipt(connection, push, "acted", ",\"action\":\"ack\"");
        desk.delivery(push, client, delivery -> delivery.stage() == Stage.ACTED);
    }

    private static List<String> updates(FakeConnection connection) {
        return connection.texts().stream()
                .filter(text -> text.contains("\"type\":\"update\""))
                .toList();
    }

    private static void awaitUpdates(FakeConnection connection, int count) {
        Await.until(count + " updates", () -> updates(connection).size() == count);
    }

    @Test
    void whoHasNotConfirmedItGetsTheSameOnceMore() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection bo = desk.framed("bo");
        FakeConnection plain = desk.plain("cleo");
        PushId push = push(DRILL);
        awaitPush(bo);
        awaitPush(plain);
        assertEquals(new Repeats(THRICE, 0, Optional.of(NINE.plus(FIVE))), repeats(push));
        acknowledge(anna, "anna", push);
        clock.pass(FIVE.minusMillis(1));
        desk.pushes.lookForRepeats();
        assertEquals(0, repeats(push).done());
        clock.pass(Duration.ofMillis(1));
        repeated(push, 1);
        awaitUpdates(bo, 1);
        assertEquals(
                "{\"type\":\"update\",\"offset\":2,\"id\":\"p1\",\"at\":\"2026-11-23T09:05:00Z\",\"version\":2,"
                        + "\"announcement\":{\"title\":\"Fire drill\",\"body\":\"Leave by the west stairs\","
                        + "\"acknowledge\":true}}",
                updates(bo).getFirst());
        assertEquals(List.of(), updates(anna));
        assertEquals(1, plain.texts().size());
        assertEquals(1, record(push).texts());
        assertEquals(1, PushDesk.get(desk.history.versions(push)).size());
        assertEquals(Optional.of(NINE.plus(FIVE).plus(FIVE)), repeats(push).next());
    }

    @Test
    void itEndsWhenEverybodyHasConfirmedIt() {
        FakeConnection anna = desk.framed("anna");
        desk.plain("cleo");
        PushId push = push(DRILL);
        acknowledge(anna, "anna", push);
        clock.pass(FIVE);
        ended(push);
        assertEquals(0, repeats(push).done());
    }

    @Test
    void itEndsAfterTheLastTime() {
        FakeConnection anna = desk.framed("anna");
        PushId push = push(DRILL);
        awaitPush(anna);
        for (int time = 1; time <= 3; time++) {
            clock.pass(FIVE);
            repeated(push, time);
        }
        assertEquals(Optional.empty(), repeats(push).next());
        awaitUpdates(anna, 3);
    }

    @Test
    void whatIsRecalledOrOverIsNotRepeated() {
        desk.framed("anna");
        PushId recalled = push(DRILL);
        PushId over = push(DRILL.withExpires(Optional.of(NINE.plus(FIVE))));
        PushDesk.get(desk.pushes.recall(recalled));
        assertEquals(Optional.empty(), repeats(recalled).next());
        clock.pass(FIVE);
        ended(over);
        assertEquals(0, repeats(over).done());
        assertEquals(0, repeats(recalled).done());
    }

    @Test
    void whatTheComputerSleptThroughBecomesOneRepetitionOncePeopleAreBack() {
        FakeConnection anna = desk.framed("anna");
        PushId push = push(DRILL);
        awaitPush(anna);
        clock.pass(Duration.ofHours(1));
        desk.pushes.lookForRepeats();
        clock.pass(Settling.TIME.minusSeconds(1));
        desk.pushes.lookForRepeats();
        assertEquals(0, repeats(push).done());
        clock.pass(Duration.ofSeconds(1));
        repeated(push, 1);
        assertEquals(Optional.of(clock.instant().plus(FIVE)), repeats(push).next());
        awaitUpdates(anna, 1);
    }

    @Test
    void itGoesOnAfterARestartForThoseWhoAreMeant() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection guest = FakeConnection.framed(99);
        desk.hub.opened(guest);
        desk.say(guest, "{\"type\":\"hello\"}");
        Await.until("the welcome", () -> !guest.received.isEmpty());
        PushId push = push(DRILL);
        awaitPush(guest);
        awaitPush(anna);
        clock.pass(FIVE);
        repeated(push, 1);
        awaitUpdates(guest, 1);
        desk.close();
        open();
        FakeConnection later = FakeConnection.framed(99);
        desk.hub.opened(later);
        desk.say(later, "{\"type\":\"hello\"}");
        FakeConnection back = desk.framed("anna");
        awaitPush(back);
        clock.pass(FIVE);
        repeated(push, 2);
        awaitUpdates(back, 1);
        assertEquals(1, updates(anna).size());
        PushDesk.accepted(desk.pushes.push(new Announcement("Lunch", ""), Audience.EVERYONE));
        Await.until("the next one", () -> later.texts().getLast().contains("Lunch"));
        // A guest is numbered anew: whoever has that number now is somebody else.
        assertEquals(List.of(), updates(later));
    }

    @Test
    void itWaitsForTheServerToListen() {
        desk.framed("anna");
        PushId push = push(DRILL);
        desk.listening = false;
        clock.pass(FIVE);
        desk.pushes.lookForRepeats();
        assertEquals(0, repeats(push).done());
        desk.listening = true;
        repeated(push, 1);
    }

    @Test
    void theOperatorEndsItAndLetsItGoOn() {
        desk.framed("anna");
        PushId push = push(DRILL);
        clock.pass(FIVE);
        repeated(push, 1);
        PushDesk.get(desk.pushes.repeat(push, false));
        assertEquals(new Repeats(THRICE, 1, Optional.empty()), repeats(push));
        clock.pass(FIVE);
        desk.pushes.lookForRepeats();
        PushDesk.get(desk.pushes.repeat(push, true));
        assertEquals(new Repeats(THRICE, 1, Optional.of(clock.instant().plus(FIVE))), repeats(push));
    }

    @Test
    void whoComesBackAfterwardsIsNotRemindedTwice() {
        FakeConnection anna = desk.framed("anna");
        PushId push = push(DRILL);
        awaitPush(anna);
        leave(anna);
        clock.pass(FIVE);
        repeated(push, 1);
        FakeConnection back = FakeConnection.framed(77);
        desk.hub.opened(back);
        String epoch = desk.store.replay().end().epoch();
        desk.say(
                back, "{\"type\":\"hello\",\"client\":\"anna\",\"resume\":{\"epoch\":\"" + epoch + "\",\"offset\":1}}");
        Await.until("the welcome", () -> !back.received.isEmpty());
        PushDesk.accepted(desk.pushes.push(new Announcement("Lunch", ""), Audience.EVERYONE));
        Await.until("the next one", () -> back.texts().getLast().contains("Lunch"));
        assertEquals(List.of(), updates(back));
    }

    @Test
    void askedAgainItIsRepeatedAsTheNewOneAlone() {
        FakeConnection anna = desk.framed("anna");
        awaitLive(anna);
        PushId old = push(DRILL);
        PushId again = known(PushDesk.accepted(desk.pushes.again(old, Missing.NOT_ACKNOWLEDGED)));
        Await.until("the new one", () -> anna.texts().stream().anyMatch(text -> text.contains("replaces")));
        clock.pass(FIVE);
        repeated(again, 1);
        ended(old);
        assertEquals(0, repeats(old).done());
        awaitUpdates(anna, 1);
    }

    @Test
    void aPlanCarriesItOverARestartToItsRun() {
        PlannedPush planned = new PlannedPush(
                DRILL, Optional.empty(), Audience.EVERYONE, Course.USUAL.withRepetition(Optional.of(THRICE)));
        Schedule later = new Schedule.Once(LocalDateTime.parse("2026-11-23T09:10"), ZoneOffset.UTC);
        PushDesk.get(desk.plans.add(planned, later, Optional.empty()));
        desk.close();
        open();
        desk.framed("anna");
        assertEquals(planned, PushDesk.get(desk.plans.all()).getFirst().push());
        clock.set(NINE.plus(Duration.ofMinutes(10)));
        Await.until("the run", () -> {
            desk.plans.look();
            return !PushDesk.get(desk.history.search(HistoryQuery.NEWEST)).isEmpty();
        });
        PushRecord run = PushDesk.get(desk.history.search(HistoryQuery.NEWEST)).getFirst();
        assertEquals(
                Optional.of(new Repeats(THRICE, 0, Optional.of(clock.instant().plus(FIVE)))), run.repeats());
    }

    @Test
    void onlyWhatAsksToBeConfirmedIsRepeated() {
        Course course = Course.USUAL.withRepetition(Optional.of(THRICE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PushOrder(DRILL.withAcknowledge(false), Audience.EVERYONE, course));
        assertThrows(IllegalArgumentException.class, () -> new Repetition(Duration.ofSeconds(59), 3));
        assertThrows(IllegalArgumentException.class, () -> new Repetition(FIVE, 21));
    }
}
