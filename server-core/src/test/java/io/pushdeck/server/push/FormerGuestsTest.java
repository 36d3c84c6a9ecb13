package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guests are numbered anew with each start: whoever has a number now is not who was sent something under it before.
class FormerGuestsTest {
    private static final Announcement DRILL = new Announcement("Fire drill", "Leave").withAcknowledge(true);
    private static final long NUMBER = 99;

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T09:00:00Z"));
    private PushDesk desk;

    @BeforeEach
    void open() {
        desk = new PushDesk(folder, new FakeFanOut(false), clock);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private FakeConnection guest() {
        FakeConnection guest = FakeConnection.framed(NUMBER);
        desk.hub.opened(guest);
        desk.say(guest, "{\"type\":\"hello\"}");
        Await.until("the welcome", () -> !guest.received.isEmpty());
        return guest;
    }

    private static void awaitText(FakeConnection connection, String part) {
        Await.until(part, () -> connection.texts().stream().anyMatch(text -> text.contains(part)));
    }

    private PushId push(Audience audience) {
        PushOrder order = new PushOrder(DRILL, audience, Optional.of(Duration.ofMinutes(1)));
        return PushDesk.accepted(desk.pushes.push(order)).push().id();
    }

    /// Sent to Anna and a guest, neither of whom says anything of it before the server starts again.
    private PushId pushedBeforeARestart() {
        FakeConnection guest = guest();
        FakeConnection anna = desk.framed("anna");
        PushId push = push(Audience.EVERYONE);
        awaitText(guest, "Fire drill");
        awaitText(anna, "Fire drill");
        restart();
        return push;
    }

    private void restart() {
        desk.close();
        clock.pass(Duration.ofMinutes(2));
        open();
    }

    /// What came before it is there by then.
    private void assertHearsNothingOfIt(FakeConnection guest) {
        PushDesk.accepted(desk.pushes.push(new Announcement("Lunch", ""), Audience.EVERYONE));
        awaitText(guest, "Lunch");
        assertEquals(
                List.of(),
                guest.texts().stream().filter(text -> text.contains("Fire")).toList());
    }

    @Test
    void nothingGetsLouderForTheNextOneOfThatNumber() {
        pushedBeforeARestart();
        FakeConnection next = guest();
        FakeConnection anna = desk.framed("anna");
        awaitText(anna, "Fire drill");
        desk.pushes.start();
        awaitText(anna, "\"update\"");
        assertHearsNothingOfIt(next);
    }

    @Test
    void nothingGetsLouderIfOnlyGuestsFromBeforeHaveNotConfirmedIt() {
        guest();
        PushId push = push(Audience.EVERYONE);
        restart();
        desk.pushes.start();
        Await.until("it was looked at", () -> desk.store.archive().escalations().isEmpty());
        assertEquals(1, PushDesk.get(desk.history.find(push)).orElseThrow().version());
    }

    @Test
    void aChangedTextIsNotForTheNextOneOfThatNumber() {
        PushId push = pushedBeforeARestart();
        FakeConnection next = guest();
        FakeConnection anna = desk.framed("anna");
        awaitText(anna, "Fire drill");
        Announcement changed = new Announcement("Fire", "It is real");
        assertInstanceOf(ChangeResult.Changed.class, PushDesk.get(desk.pushes.update(push, changed)));
        awaitText(anna, "It is real");
        assertHearsNothingOfIt(next);
    }

    @Test
    void whatIsSentAgainIsNotForTheNextOneOfThatNumber() {
        PushId push = pushedBeforeARestart();
        FakeConnection next = guest();
        assertEquals(
                Set.of(new ClientId("anna")),
                Set.copyOf(PushDesk.accepted(desk.pushes.again(push, Missing.NOT_ACKNOWLEDGED))
                        .audience()
                        .offline()));
        assertHearsNothingOfIt(next);
    }
}
