package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.hub.DeliveryLog.Attempt;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Dispatch.Outcome;
import io.pushdeck.server.session.Traffic;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How entries of the log get to those who are there, and to those who come back.
class TrackedTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;

    @BeforeEach
    void listen() {
        hub.listen(new FakeFanOut(false), 1_000_000);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeConnection hello(long id, String rest) {
        FakeConnection connection = FakeConnection.framed(id);
        hub.opened(connection);
        hub.received(connection.id(), Payload.text("{\"type\":\"hello\",\"client\":\"anna\"" + rest + "}"));
        return connection;
    }

    private FakeConnection anna(long id) {
        FakeConnection connection = hello(id, "");
        fixture.settle();
        return connection;
    }

    /// The offsets of the entries that a connection got, in order.
    private List<Long> offsets(FakeConnection connection) {
        fixture.settle();
        List<Long> offsets = new ArrayList<>();
        for (String text : connection.texts()) {
            if (!text.startsWith("{\"type\":\"welcome\"")) {
                int at = text.indexOf("\"offset\":") + "\"offset\":".length();
                offsets.add(Long.parseLong(text.substring(at, text.indexOf(',', at))));
            }
        }
        return offsets;
    }

    private static Attempt attempt(long push, ClientId client, boolean plain, boolean written, Failure... failure) {
        return new Attempt(
                new PushId("p" + push),
                client,
                HubFixture.NOW,
                plain,
                written,
                failure.length == 0 ? Optional.empty() : Optional.of(failure[0]));
    }

    @Test
    void whoSpeaksFramesGetsTheFrameAndPlainOnesTheText() {
        FakeConnection anna = anna(1);
        FakeConnection bo = fixture.open(2, Map.of("client", "bo"));
        Publication lunch = fixture.log.push("Lunch", ANNA, BO);
        hub.publish(lunch);
        assertEquals(lunch.event().orElseThrow(), fixture.recorded.next(HubEvent.PushAccepted.class));
        assertEquals(List.of(attempt(1, ANNA, false, true), attempt(1, BO, true, true)), fixture.log.nextAttempts());
        assertEquals(
                new HubEvent.PushHandedOut(lunch.push().id(), 2, 0, 0, 0, 0, HubFixture.NOW),
                fixture.recorded.next(HubEvent.PushHandedOut.class));
        assertEquals(List.of(1L), offsets(anna));
        assertEquals(List.of(Payload.text("Lunch")), bo.received);
        hub.publish(fixture.log.recall(lunch));
        assertEquals(List.of(1L, 2L), offsets(anna));
        assertEquals(List.of(Payload.text("Lunch")), bo.received);
    }

    @Test
    void theBestThatBecameOfAPersonsTabsCounts() {
        FakeConnection first = anna(1);
        FakeConnection second = anna(2);
        FakeConnection plain = fixture.open(3, Map.of("client", "anna"));
        first.takesThem(Outcome.GONE);
        second.takesThem(Outcome.FULL);
        plain.takesThem(Outcome.WRITTEN);
        hub.publish(fixture.log.push("Lunch", ANNA));
        assertEquals(List.of(attempt(1, ANNA, false, true)), fixture.log.nextAttempts());
        plain.takesThem(Outcome.GONE);
        hub.publish(fixture.log.push("Tea", ANNA));
        assertEquals(List.of(attempt(2, ANNA, false, false, Failure.SLOW)), fixture.log.nextAttempts());
    }

    @Test
    void whoLeftBetweenTheCountAndTheFanOutIsToldAsGone() {
        hub.publish(fixture.log.push("Lunch", ANNA));
        assertEquals(List.of(attempt(1, ANNA, false, false, Failure.GONE)), fixture.log.nextAttempts());
        hub.stopListening();
        hub.publish(fixture.log.push("Tea", ANNA));
        assertEquals(List.of(attempt(2, ANNA, false, false, Failure.NOT_LISTENING)), fixture.log.nextAttempts());
    }

    @Test
    void whatWaitsInAnOutboxIsWrittenOnceTheOutboxIsEmpty() {
        FakeConnection anna = anna(1);
        anna.traffic(new Traffic(1, 0, 0, new Backlog(5, 1_000, Duration.ofMillis(3)), Instant.EPOCH));
        anna.takesThem(Outcome.QUEUED);
        hub.publish(fixture.log.push("Lunch", ANNA));
        assertEquals(List.of(attempt(1, ANNA, false, false)), fixture.log.nextAttempts());
        hub.measure();
        fixture.settle();
        assertTrue(fixture.log.attempts.isEmpty());
        anna.traffic(FakeConnection.NO_TRAFFIC);
        hub.measure();
        assertEquals(List.of(attempt(1, ANNA, false, true)), fixture.log.nextAttempts());
    }

    @Test
    void whatWaitedForASlowClientWhenItWasClosedFailed() {
        FakeConnection anna = anna(1);
        anna.takesThem(Outcome.QUEUED);
        hub.publish(fixture.log.push("Lunch", ANNA));
        fixture.log.nextAttempts();
        hub.closed(anna.id(), new CloseReason(CloseReason.SLOW_CLIENT, "too slow", CloseReason.Origin.SERVER));
        assertEquals(List.of(attempt(1, ANNA, false, false, Failure.SLOW)), fixture.log.nextAttempts());
    }

    @Test
    void whatWaitedForAClientThatIsFullIsLostAtOnce() {
        FakeConnection anna = anna(1);
        anna.takesThem(Outcome.QUEUED);
        hub.publish(fixture.log.push("Lunch", ANNA));
        fixture.log.nextAttempts();
        anna.takesThem(Outcome.FULL);
        hub.publish(fixture.log.push("Tea", ANNA));
        assertEquals(List.of(attempt(1, ANNA, false, false, Failure.SLOW)), fixture.log.nextAttempts());
        assertEquals(List.of(attempt(2, ANNA, false, false, Failure.SLOW)), fixture.log.nextAttempts());
        hub.measure();
        fixture.settle();
        assertTrue(fixture.log.attempts.isEmpty());
    }

    @Test
    void aStoppedPushIsSettledBeforeTheLogIsTold() {
        FakeConnection anna = anna(1);
        anna.takesThem(Outcome.STOPPED);
        hub.publish(fixture.log.push("Lunch", ANNA));
        CountDownLatch settled = new CountDownLatch(1);
        hub.stop(new PushId("p1"), () -> {
            assertEquals(1, fixture.log.attempts.size());
            settled.countDown();
        });
        Await.zero(settled, "the end of the push");
        assertEquals(List.of(attempt(1, ANNA, false, false, Failure.STOPPED)), fixture.log.nextAttempts());
    }

    @Test
    void whatWasMissedComesInPagesAndThenWhatIsPushed() {
        for (int i = 0; i < 5; i++) {
            fixture.log.push("Push " + i, i == 2 ? BO : ANNA);
        }
        FakeConnection anna = hello(1, ",\"resume\":{\"epoch\":\"fake\",\"offset\":1}");
        assertEquals(List.of(2L, 4L, 5L), offsets(anna));
        hub.publish(fixture.log.push("Live", ANNA));
        assertEquals(List.of(2L, 4L, 5L, 6L), offsets(anna));
    }

    @Test
    void whatIsPushedDuringAReplayWaitsInTheLogAndComesOnce() {
        fixture.log.push("Missed 1", ANNA);
        fixture.log.push("Missed 2", ANNA);
        fixture.log.hold();
        FakeConnection anna = hello(1, ",\"resume\":{\"epoch\":\"fake\",\"offset\":0}");
        fixture.settle();
        hub.publish(fixture.log.push("Before the welcome", ANNA));
        fixture.settle();
        fixture.log.release();
        // The welcome is on its way, and asks for the first page.
        fixture.log.hold();
        hub.publish(fixture.log.push("During the replay", ANNA));
        fixture.settle();
        fixture.log.release();
        fixture.settle();
        fixture.settle();
        hub.publish(fixture.log.push("Live", ANNA));
        fixture.settle();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), offsets(anna));
    }

    @Test
    void anEntryThatAPageBroughtIsNotSentAgainWhenItIsPublished() {
        FakeConnection anna = FakeConnection.framed(1);
        Publication committed = fixture.log.push("Committed, not published yet", ANNA);
        hub.opened(anna);
        hub.received(anna.id(), Payload.text("{\"type\":\"hello\",\"client\":\"anna\"}"));
        fixture.settle();
        hub.publish(committed);
        assertEquals(List.of(1L), offsets(anna));
    }

    @Test
    void theNextPageWaitsUntilTheClientHasRead() {
        for (int i = 0; i < 5; i++) {
            hub.publish(fixture.log.push("Push " + i, ANNA));
        }
        FakeConnection anna = FakeConnection.framed(1);
        anna.traffic(new Traffic(1, 0, 0, new Backlog(600, 1_000, Duration.ofMillis(3)), Instant.EPOCH));
        hub.opened(anna);
        hub.received(anna.id(), Payload.text("{\"type\":\"hello\",\"client\":\"anna\"}"));
        hub.measure();
        assertEquals(List.of(1L, 2L), offsets(anna));
        anna.traffic(FakeConnection.NO_TRAFFIC);
        hub.measure();
        fixture.settle();
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), offsets(anna));
    }

    @Test
    void whoWasHereIsKnownForGoodAndGuestsAreNot() {
        anna(1);
        fixture.open(2, Map.of());
        CompletableFuture<Frozen> first = new CompletableFuture<>();
        hub.freeze(Audience.EVERYONE, first::complete, first::completeExceptionally);
        HubFixture.get(first);
        assertEquals(
                Map.of(ANNA, new Sighting("anna", HubFixture.NOW)), Await.next(fixture.log.sightings, "who was here"));
        CloseReason bye = new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT);
        hub.closed(new SessionId(1), bye);
        hub.closed(new SessionId(2), bye);
        CompletableFuture<Frozen> answer = new CompletableFuture<>();
        hub.freeze(Audience.EVERYONE.withAway(true), answer::complete, answer::completeExceptionally);
        Frozen frozen = HubFixture.get(answer);
        assertEquals(List.of(), frozen.audience().online());
        assertEquals(List.of(ANNA), frozen.audience().offline());
    }
}
