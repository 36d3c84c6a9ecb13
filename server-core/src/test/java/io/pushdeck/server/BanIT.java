package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pushdeck.server.admin.BanResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.TurnedClock;
import io.pushdeck.server.testing.V1Client;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is banned does not come in, over real sockets.
class BanIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ClientId ANNA = new ClientId("anna");
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private final TurnedClock clock = new TurnedClock(NOON);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private PushServer server;

    @BeforeEach
    void open() {
        server = PushServer.open(folder, PushListener.NONE, clock);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url(String rest) {
        return "ws://localhost:" + server.listening().orElseThrow().webSocketPort() + rest;
    }

    private void ban(Ban ban) {
        assertInstanceOf(BanResult.Done.class, server.people().ban(ban).join());
    }

    private static Ban anna(Optional<Instant> until) {
        return new Ban(Optional.of(ANNA), Optional.empty(), "Anna", "shouts", NOON, until);
    }

    private void assertKeptOut(String identity) {
        assertEquals(
                CloseReason.BANNED,
                TestClient.connect(url("/?client=" + identity)).nextCloseCode());
        V1Client framed = V1Client.connect(url("/"));
        framed.send(V1Client.object("hello").put("client", identity));
        assertEquals(CloseReason.BANNED, framed.nextCloseCode());
    }

    private void assertComesIn(String identity) {
        V1Client.connect(url("/"), identity).close();
    }

    @Test
    void whoIsBannedIsKeptOutAndOthersAreNot() {
        ban(anna(Optional.empty()));
        assertKeptOut("anna");
        assertComesIn("bo");
        assertEquals(2, server.people().refused(anna(Optional.empty()).key()));
    }

    @Test
    void whoIsThereIsDisconnectedAtOnce() {
        TestClient plain = TestClient.connect(url("/?client=anna"));
        V1Client framed = V1Client.connect(url("/"), "anna");
        V1Client other = V1Client.connect(url("/"), "bo");
        Await.until(
                "Anna is there", () -> server.people().visits(ANNA, 9).join().size() == 2);
        ban(anna(Optional.empty()));
        assertEquals(CloseReason.BANNED, plain.nextCloseCode());
        assertEquals(CloseReason.BANNED, framed.nextCloseCode());
        server.sendToAll("still here").join();
        assertEquals("still here", other.next("message").path("text").asString());
        Await.until(
                "Anna's visits have ended",
                () -> server.people().visits(ANNA, 9).join().stream()
                        .allMatch(visit -> visit.closed().isPresent()));
        assertEquals(
                List.of(CloseReason.BANNED, CloseReason.BANNED),
                server.people().visits(ANNA, 9).join().stream()
                        .map(Visit::reason)
                        .map(reason -> reason.orElseThrow().code())
                        .toList());
    }

    @Test
    void aBanEndsByItselfAtItsMoment() {
        ban(anna(Optional.of(NOON.plusSeconds(60))));
        clock.pass(Duration.ofSeconds(59));
        assertKeptOut("anna");
        assertEquals(1, server.people().bans().size());
        clock.pass(Duration.ofSeconds(1));
        assertComesIn("anna");
        assertEquals(List.of(), server.people().bans());
    }

    @Test
    void aBanSurvivesARestart() {
        Ban ban = anna(Optional.of(NOON.plusSeconds(60)));
        ban(ban);
        server.close();
        open();
        assertEquals(List.of(ban), server.people().bans());
        assertKeptOut("anna");
    }

    @Test
    void aLiftedBanIsNoBanAndSaysWhatItWas() {
        Ban ban = anna(Optional.empty());
        ban(ban);
        assertEquals(
                new BanResult.Done(Optional.of(ban)),
                server.people().lift(ban.key()).join());
        assertComesIn("anna");
        server.close();
        open();
        assertComesIn("anna");
    }

    @Test
    void aGuestIsBannedByItsAddress() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Ban(Optional.of(new ClientId("guest-1")), Optional.empty(), "", "", NOON, Optional.empty()));
        Ban here = new Ban(Optional.empty(), Optional.of(HERE), "guest-1", "", NOON, Optional.empty());
        TestClient guest = TestClient.connect(url("/"));
        Await.until(
                "the guest is there",
                () -> server.people().visits(new ClientId("guest-1"), 9).join().size() == 1);
        ban(here);
        assertEquals(CloseReason.BANNED, guest.nextCloseCode());
        assertEquals(CloseReason.BANNED, TestClient.connect(url("/")).nextCloseCode());
        assertEquals(CloseReason.BANNED, V1Client.connect(url("/")).nextCloseCode(), "before it says who it is");
        server.people().lift(here.key()).join();
        assertComesIn("anna");
    }
}
