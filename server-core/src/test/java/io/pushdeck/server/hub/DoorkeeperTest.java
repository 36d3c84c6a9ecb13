package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.FakeLog;
import io.pushdeck.server.testing.HandClock;
import io.pushdeck.server.testing.RecordedHub;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bans that are made, or end, while somebody is on the way in.
class DoorkeeperTest {
    private static final Instant END = HubFixture.NOW.plusSeconds(60);

    private final HandClock clock = new HandClock(HubFixture.NOW);
    private final BanBook bans = new BanBook();
    private final FakeLog log = new FakeLog();
    private final Hub hub = Hub.start(
            Register.EMPTY,
            new HubPorts(
                    (client, name) -> {},
                    (edit, whenDone) -> whenDone.accept(Optional.empty()),
                    log,
                    bans,
                    TokenGate.ignoring()),
            new Answers(Runnable::run),
            clock,
            Duration.ofDays(1));

    @BeforeEach
    void listen() {
        hub.listen(new FakeFanOut(false), 1_000_000);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private void banAnna() {
        bans.put(new Ban(
                Optional.of(new ClientId("anna")), Optional.empty(), "Anna", "", HubFixture.NOW, Optional.of(END)));
    }

    /// Says hello; what it missed is being read meanwhile.
    private FakeConnection greeting(long id) {
        log.hold();
        FakeConnection anna = FakeConnection.framed(id);
        hub.opened(anna);
        hub.received(anna.id(), Payload.text("{\"type\":\"hello\",\"client\":\"anna\"}"));
        settle();
        assertEquals(List.of(), anna.goodbyes);
        return anna;
    }

    private void answered() {
        log.release();
        settle();
    }

    /// Lets the hub carry out what it gives itself to do, too.
    private void settle() {
        for (int step = 0; step < 12; step++) {
            RecordedHub late = new RecordedHub();
            Subscription subscription = hub.subscribe(late);
            late.nextSnapshot();
            subscription.close();
        }
    }

    @Test
    void aBanBetweenHelloAndWelcomeKeepsOut() {
        FakeConnection anna = greeting(1);
        banAnna();
        answered();
        assertEquals(
                List.of(new FakeConnection.Goodbye(
                        CloseReason.BANNED, "Banned by the operator until 2026-11-23T08:01:00Z")),
                anna.goodbyes);
        assertEquals(List.of(), anna.texts());
    }

    @Test
    void aBanThatEndsBetweenHelloAndWelcomeDoesNot() {
        FakeConnection anna = greeting(1);
        banAnna();
        clock.set(END);
        answered();
        assertEquals(List.of(), anna.goodbyes);
        assertEquals(1, anna.texts().size());
    }

    @Test
    void aBanOfAnAddressEndsByItself() {
        InetAddress here = InetAddress.getLoopbackAddress();
        bans.put(new Ban(Optional.empty(), Optional.of(here), "", "", HubFixture.NOW, Optional.of(END)));
        FakeConnection before = FakeConnection.framed(1);
        hub.opened(before);
        settle();
        assertEquals(
                List.of(CloseReason.BANNED),
                before.goodbyes.stream().map(FakeConnection.Goodbye::code).toList());
        clock.set(END);
        FakeConnection after = FakeConnection.framed(2);
        hub.opened(after);
        settle();
        assertEquals(List.of(), after.goodbyes);
    }
}
