package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.PushResult.Reason;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Announcement.Manner;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Dispatch;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.store.Seen;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushServiceTest {
    private static final Announcement LUNCH =
            new Announcement("Lunch", "It is ready").withActions(List.of(new Action("yes", "I come")));
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");

    @TempDir
    private Path folder;

    private PushDesk desk;

    @BeforeEach
    void open() {
        desk = new PushDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private PushRecord push(Announcement announcement, Audience audience) {
        return PushDesk.accepted(desk.pushes.push(announcement, audience)).push();
    }

    private static void awaitText(FakeConnection connection, String part) {
        Await.until(part + " has come", () -> connection.texts().stream().anyMatch(text -> text.contains(part)));
    }

    private void leave(FakeConnection connection) {
        desk.hub.closed(connection.id(), new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT));
    }

    @Test
    void everyWayOfSendingHasItsClass() {
        BlockingQueue<Optional<PushClass>> classes = new LinkedBlockingQueue<>();
        desk.hub.listen(
                new FanOut() {
                    @Override
                    public void deliver(
                            Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone) {
                        classes.add(Optional.of(pushClass));
                    }

                    @Override
                    public void deliver(Dispatch dispatch) {
                        classes.add(Optional.of(Objects.requireNonNull(dispatch.pushClass())));
                        dispatch.abandon();
                    }
                },
                100);
        desk.plain("anna");
        List<CompletableFuture<PushResult>> underway = List.of(
                desk.pushes.send(Payload.text("x"), Audience.EVERYONE),
                desk.pushes.sendLive(Payload.text("2 : 1"), Audience.EVERYONE));
        assertEquals(2, underway.size());
        assertEquals(Optional.of(PushClass.MESSAGE), Await.next(classes, "a push"));
        assertEquals(Optional.of(PushClass.LIVE), Await.next(classes, "a push"));
        push(LUNCH, Audience.EVERYONE);
        assertEquals(Optional.of(PushClass.ANNOUNCEMENT), Await.next(classes, "a push"));
    }

    @Test
    void aPushIsOnDiskWithItsRecipientsAndGoesOut() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection bo = desk.plain("bo");
        leave(desk.framed("cleo"));
        Audience audience = new Audience(true, true, Set.of(), Set.of(), Set.of());
        PushResult.Accepted accepted = PushDesk.accepted(desk.pushes.push(LUNCH, audience));
        assertEquals(
                new FrozenAudience(audience, List.of(ANNA, BO), List.of(new ClientId("cleo"))), accepted.audience());
        awaitText(anna, "\"type\":\"push\",\"offset\":1,\"id\":\"p1\"");
        awaitText(bo, "Lunch\nIt is ready");
        assertEquals(
                accepted.push(),
                PushDesk.get(desk.history.find(new PushId("p1"))).orElseThrow());
        Delivery written = desk.delivery(accepted.push().id(), "bo", delivery -> delivery.stage() == Stage.WRITTEN);
        assertEquals(Optional.of(true), written.plain());
        assertEquals(
                Stage.QUEUED,
                desk.delivery(accepted.push().id(), "cleo", delivery -> true).stage());
        HubEvent.PushAccepted event = desk.recorded.next(HubEvent.PushAccepted.class);
        assertEquals(accepted.push(), event.push());
        assertEquals(accepted.audience(), event.audience());
    }

    @Test
    void whatIsRefusedIsNotKept() {
        assertEquals(
                new PushResult.Rejected(new Reason.NobodyAddressed()),
                PushDesk.get(desk.pushes.push(LUNCH, Audience.EVERYONE)));
        desk.framed("anna");
        desk.hub.stopListening();
        assertEquals(
                new PushResult.Rejected(new Reason.NotListening()),
                PushDesk.get(desk.pushes.push(LUNCH, Audience.EVERYONE)));
        desk.store.close();
        desk.hub.listen(new FakeFanOut(false), 100);
        assertInstanceOf(
                Reason.NotStored.class,
                assertInstanceOf(PushResult.Rejected.class, PushDesk.get(desk.pushes.push(LUNCH, Audience.EVERYONE)))
                        .reason());
    }

    @Test
    void aPreviewChangesNothing() {
        desk.framed("anna");
        assertEquals(
                new FrozenAudience(Audience.EVERYONE, List.of(ANNA), List.of()),
                PushDesk.get(desk.pushes.preview(Audience.EVERYONE)));
    }

    @Test
    void pushesGoOutInTheOrderOfTheCalls() {
        FakeConnection anna = desk.framed("anna");
        List<CompletableFuture<PushResult>> underway = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            underway.add(desk.pushes.push(new Announcement("", "number " + i), Audience.of(ANNA)));
            ids.add("number " + i);
        }
        underway.forEach(PushDesk::accepted);
        awaitText(anna, "number 200\"");
        List<String> got = anna.texts().stream()
                .filter(text -> text.contains("\"body\":"))
                .map(text -> text.substring(text.indexOf("number"), text.lastIndexOf('"')))
                .toList();
        assertEquals(ids, got);
    }

    @Test
    void receiptsAreATimelineAndAPressedButtonIsTold() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection secondTab = desk.framed("anna");
        PushId push = push(LUNCH, Audience.EVERYONE).id();
        awaitText(anna, "\"push\"");
        desk.receipt(anna, push, "displayed", "");
        desk.receipt(secondTab, push, "acted", ",\"action\":\"yes\"");
        desk.receipt(anna, push, "acted", ",\"action\":\"ack\"");
        Delivery acted = desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.ACTED);
        assertEquals("yes", acted.action());
        assertTrue(acted.times().received().isPresent() && acted.times().read().isPresent());
        HubEvent.Acted event = desk.recorded.next(HubEvent.Acted.class);
        assertEquals(List.of(ANNA, "yes"), List.of(event.client(), event.action()));
        assertEquals(Map.of(push, new Tally(Map.of(Stage.ACTED, 1))), PushDesk.get(desk.history.tallies(Set.of(push))));
    }

    @Test
    void aReceiptThatTheDiskDoesNotTakeIsWrittenLater() {
        FakeConnection anna = desk.framed("anna");
        PushId push = push(LUNCH, Audience.EVERYONE).id();
        CountDownLatch release = new CountDownLatch(1);
        desk.store.rename(BO, new ClientName("Bo", true), outcome -> Await.zero(release, "the release"));
        // More than may wait for the disk.
        for (int i = 0; i < 10_001; i++) {
            desk.store.log().seen(List.of(new Seen(BO, "", Instant.EPOCH)));
        }
        desk.receipt(anna, push, "read", "");
        PushDesk.get(desk.hub.settled());
        release.countDown();
        desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.READ);
    }

    @Test
    void aReceiptOfSomebodyElseIsNotKept() {
        desk.framed("anna");
        FakeConnection eve = desk.framed("eve");
        PushId push = push(LUNCH, Audience.of(ANNA)).id();
        desk.receipt(eve, push, "read", "");
        Await.until("it is counted", () -> desk.store.log().strayReceipts() == 1);
        assertEquals(
                Optional.empty(),
                desk.delivery(push, "anna", all -> true).times().read());
    }

    @Test
    void anUpdateAndARecallReachEverybodyAndTheHistory() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection bo = desk.plain("bo");
        PushId push = push(LUNCH, Audience.EVERYONE).id();
        ChangeResult updated = PushDesk.get(desk.pushes.update(push, new Announcement("Dinner", "")));
        PushRecord changed =
                assertInstanceOf(ChangeResult.Changed.class, updated).push();
        assertEquals(
                List.of(2, "Dinner"),
                List.of(changed.version(), changed.announcement().title()));
        awaitText(anna, "\"type\":\"update\",\"offset\":2,\"id\":\"p1\"");
        awaitText(bo, "Dinner");
        assertInstanceOf(ChangeResult.Changed.class, PushDesk.get(desk.pushes.recall(push)));
        awaitText(anna, "\"type\":\"recall\",\"offset\":3,\"id\":\"p1\"");
        assertEquals(2, bo.received.size());
        desk.recorded.next(HubEvent.PushUpdated.class);
        desk.recorded.next(HubEvent.PushRecalled.class);
        assertEquals(
                new ChangeResult.Rejected(new ChangeResult.Reason.AlreadyRecalled()),
                PushDesk.get(desk.pushes.recall(push)));
        assertEquals(
                new ChangeResult.Rejected(new ChangeResult.Reason.NoSuchPush()),
                PushDesk.get(desk.pushes.update(new PushId("nothing"), LUNCH)));
    }

    @Test
    void againGoesToThoseWhoMissedItAndNamesWhatItReplaces() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection bo = desk.framed("bo");
        desk.plain("cleo");
        PushId push = push(LUNCH.withAcknowledge(true), Audience.EVERYONE).id();
        awaitText(anna, "\"push\"");
        desk.receipt(anna, push, "received", "");
        desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.RECEIVED);
        desk.delivery(push, "cleo", delivery -> delivery.stage() == Stage.WRITTEN);
        PushResult.Accepted missed = PushDesk.accepted(desk.pushes.again(push, Missing.NOT_RECEIVED));
        assertEquals(List.of(BO), missed.audience().online());
        assertEquals(Optional.of(push), missed.push().replaces());
        awaitText(bo, "\"replaces\":\"p1\"");
        PushResult.Accepted quiet = PushDesk.accepted(desk.pushes.again(push, Missing.NOT_ACKNOWLEDGED));
        assertEquals(3, quiet.audience().online().size());
        PushDesk.get(desk.pushes.recall(push));
        assertEquals(
                new PushResult.Rejected(new Reason.NoSuchPush()),
                PushDesk.get(desk.pushes.again(push, Missing.NOT_RECEIVED)));
    }

    @Test
    void aStopIsForGoodForThoseWhoWereNotReached() {
        FakeConnection anna = desk.framed("anna");
        leave(desk.framed("bo"));
        PushId push =
                push(LUNCH, new Audience(false, Set.of(), Set.of(ANNA, BO))).id();
        awaitText(anna, "\"push\"");
        desk.pushes.stop(push);
        Delivery stopped = desk.delivery(push, "bo", delivery -> delivery.stage() == Stage.FAILED);
        assertEquals(Optional.of(Failure.STOPPED), stopped.failure());
        assertEquals(Stage.WRITTEN, desk.delivery(push, "anna", all -> true).stage());
        FakeConnection back = desk.framed("bo");
        assertTrue(
                back.texts().getFirst().contains("\"missed\":0,\"valid\":0"),
                back.texts().getFirst());
    }

    @Test
    void whatNobodyConfirmsInTimeGetsLouderForThoseWhoDidNot() {
        FakeConnection anna = desk.framed("anna");
        FakeConnection bo = desk.framed("bo");
        PushOrder order =
                new PushOrder(LUNCH.withAcknowledge(true), Audience.EVERYONE, Optional.of(Duration.ofSeconds(1)));
        PushId push = PushDesk.accepted(desk.pushes.push(order)).push().id();
        awaitText(anna, "\"push\"");
        desk.receipt(anna, push, "acted", ",\"action\":\"ack\"");
        desk.delivery(push, "anna", delivery -> delivery.stage() == Stage.ACTED);
        awaitText(bo, "\"type\":\"update\"");
        Announcement louder =
                PushDesk.get(desk.history.find(push)).orElseThrow().announcement();
        assertEquals(LUNCH.withAcknowledge(true).withSeverity(Severity.CRITICAL).withManner(Manner.LOUD), louder);
        assertTrue(anna.texts().stream().noneMatch(text -> text.contains("\"update\"")));
    }

    @Test
    void anEscalationSurvivesARestart() {
        desk.framed("anna");
        PushOrder order = new PushOrder(LUNCH, Audience.EVERYONE, Optional.of(Duration.ofMillis(1500)));
        PushId push = PushDesk.accepted(desk.pushes.push(order)).push().id();
        desk.close();
        desk = new PushDesk(folder);
        desk.pushes.start();
        Await.until(
                "it is louder",
                () -> PushDesk.get(desk.history.find(push)).orElseThrow().version() == 2);
    }

    @Test
    void whoWatchesHearsOfChangesTogether() {
        FakeConnection anna = desk.framed("anna");
        BlockingQueue<Set<PushId>> heard = new LinkedBlockingQueue<>();
        var subscription = desk.history.watch(heard::add);
        PushId push = push(LUNCH, Audience.EVERYONE).id();
        assertTrue(Await.next(heard, "a notice").contains(push));
        desk.receipt(anna, push, "read", "");
        assertTrue(Await.next(heard, "a notice").contains(push));
        subscription.close();
    }

    @Test
    void aClosedServerFailsEveryAnswer() {
        desk.hub.close();
        CompletableFuture<PushResult> answer = desk.pushes.push(LUNCH, Audience.EVERYONE);
        CompletionException failure = assertThrows(CompletionException.class, answer::join);
        assertInstanceOf(IllegalStateException.class, failure.getCause());
    }
}
