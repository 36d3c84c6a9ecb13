package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import io.pushdeck.server.message.Verdict;
import io.pushdeck.server.push.ChangeResult;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Crowd;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.V1Client;
import io.pushdeck.server.transport.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// "Why didn't X get it?": each answer is given to whoever suffers that very cause, over real sockets.
class WhyIT {
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");
    private static final Duration LONG = Duration.ofMinutes(1);
    /// More than the buffers of the operating system take, in pushes of this length.
    private static final int TOO_MANY = 400;
    private static final String LONG_BODY = "推".repeat(15_900);

    @TempDir
    private Path folder;

    private PushServer server;

    @BeforeEach
    void start() {
        server = PushServer.open(folder, PushListener.NONE);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private int port() {
        return server.listening().orElseThrow().webSocketPort();
    }

    private String url() {
        return "ws://127.0.0.1:" + port();
    }

    private V1Client connect(ClientId client) {
        return V1Client.connect(url(), client.value());
    }

    /// Was here, and is away.
    private void visit(ClientId client) {
        connect(client).close();
        awaitAway(client);
    }

    private void awaitAway(ClientId client) {
        Await.until(
                client + " is away",
                () -> get(server.pushes().preview(Audience.of(client))).online().isEmpty());
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private PushId push(Announcement announcement, Audience audience) {
        return assertInstanceOf(PushResult.Accepted.class, get(server.pushes().push(announcement, audience)))
                .push()
                .id();
    }

    private PushId push(Audience audience) {
        return push(new Announcement("Lunch is ready", ""), audience);
    }

    private Verdict why(PushId push, ClientId client) {
        return get(server.history().why(push, client));
    }

    /// What is written and confirmed reaches the records a moment later.
    private <V extends Verdict> V await(Class<V> verdict, PushId push, ClientId client) {
        Await.until(
                client + " gets the answer " + verdict.getSimpleName() + ", not " + why(push, client),
                () -> verdict.isInstance(why(push, client)));
        return verdict.cast(why(push, client));
    }

    private GroupId group(String name, ClientId... members) {
        GroupEdit made = assertInstanceOf(
                        GroupEditResult.Applied.class, get(server.groups().create(name, Group.Colour.BLUE)))
                .effective();
        GroupId group = assertInstanceOf(GroupEdit.Create.class, made).group();
        if (members.length > 0) {
            get(server.groups().join(group, Set.of(members)));
        }
        return group;
    }

    // Those who were not addressed.

    @Test
    void whoCameAfterwardsDid() {
        connect(ANNA);
        PushId push = push(Audience.EVERYONE);
        assertEquals(new Verdict.CameAfter(Optional.empty()), why(push, BO));
        Instant before = Instant.now().minusSeconds(1);
        connect(BO);
        Instant firstSeen = Await.until(() -> ((Verdict.CameAfter) why(push, BO)).firstSeen(), "when bo came");
        assertTrue(firstSeen.isAfter(before), "first seen " + firstSeen);
    }

    @Test
    void whoWasNoMemberThenIsToldWhenThatChanged() {
        connect(BO);
        GroupId crew = group("Crew", ANNA);
        PushId push = push(Audience.of(crew));
        assertEquals(new Verdict.NotMemberThen(Optional.empty()), await(Verdict.NotMemberThen.class, push, BO));
        get(server.groups().join(crew, Set.of(BO)));
        Await.until(() -> ((Verdict.NotMemberThen) why(push, BO)).joinedLater(), "when bo joined");
    }

    @Test
    void whoWasOfflineWasNotMeantByEveryone() {
        visit(BO);
        connect(ANNA);
        PushId push = push(Audience.EVERYONE);
        assertTrue(
                await(Verdict.OfflineAndNotAddressed.class, push, BO).lastSeen().isPresent());
    }

    @Test
    void whoWasLeftOutWas() {
        connect(ANNA);
        connect(BO);
        assertEquals(new Verdict.Excluded(), why(push(Audience.EVERYONE.without(Set.of(BO))), BO));
    }

    @Test
    void whoWasNotChosenWasNot() {
        connect(ANNA);
        connect(BO);
        PushId push = push(Audience.of(ANNA));
        await(Verdict.NotChosen.class, push, BO);
    }

    // Those who were.

    @ParameterizedTest
    @EnumSource(names = {"RECEIVED", "READ", "ACTED"})
    void whoConfirmedItGotIt(Stage stage) {
        V1Client anna = connect(ANNA);
        PushId push = push(new Announcement("Confirm", "").withAcknowledge(true), Audience.of(ANNA));
        anna.nextPush();
        anna.receipt(stage, push, stage == Stage.ACTED ? "ack" : "");
        assertEquals(stage, await(Verdict.GotIt.class, push, ANNA).delivery().stage());
    }

    @Test
    void whoHasItInAHiddenTabHasNotLooked() {
        V1Client anna = connect(ANNA);
        PushId push = push(Audience.of(ANNA));
        anna.nextPush();
        anna.receipt(Stage.DISPLAYED, push);
        await(Verdict.TabHidden.class, push, ANNA);
    }

    @Test
    void whoIsAwayStillIs() {
        visit(ANNA);
        PushId push = push(Audience.of(ANNA));
        assertEquals(
                Stage.QUEUED,
                await(Verdict.StillAway.class, push, ANNA).delivery().stage());
    }

    @Test
    void whoConfirmsNothingGaveNoReceipt() {
        V1Client anna = connect(ANNA);
        PushId push = push(Audience.of(ANNA));
        assertEquals(push, anna.nextPush());
        assertEquals(
                Stage.WRITTEN,
                await(Verdict.NoReceipt.class, push, ANNA).delivery().stage());
    }

    @Test
    void aPlainPageCannotConfirm() {
        TestClient anna = TestClient.connect(url() + "/?client=anna");
        Await.until(
                "anna is there",
                () -> get(server.pushes().preview(Audience.of(ANNA))).online().equals(List.of(ANNA)));
        PushId push = push(Audience.of(ANNA));
        assertEquals("Lunch is ready", anna.nextText());
        await(Verdict.PlainClient.class, push, ANNA);
    }

    @Test
    void whatWaitsForASlowReaderIsOnItsWayAndThenThatIsWhatItFailedBy() throws IOException {
        limit(64 * 1024 * 1024);
        try (RawClient deaf = connectDeaf()) {
            PushId waiting = pushUntilItWaits();
            limit(1_000);
            push(new Announcement("", LONG_BODY), Audience.of(ANNA));
            assertEquals(
                    Optional.of(Failure.SLOW),
                    await(Verdict.SlowAndClosed.class, waiting, ANNA).delivery().failure());
            assertTrue(deaf.localPort() > 0);
        }
    }

    @Test
    void whoseConnectionEndsMeanwhileLostIt() throws IOException {
        limit(64 * 1024 * 1024);
        RawClient deaf = connectDeaf();
        PushId waiting = pushUntilItWaits();
        deaf.vanish();
        await(Verdict.ConnectionLost.class, waiting, ANNA);
        Await.until(
                "the records say that it failed by that",
                () -> await(Verdict.ConnectionLost.class, waiting, ANNA)
                        .delivery()
                        .failure()
                        .equals(Optional.of(Failure.GONE)));
    }

    private void limit(int outboxBytes) {
        server.limits(Limits.defaults().withOutgoing(Limits.Outgoing.defaults().withOutbox(outboxBytes, LONG)));
    }

    private RawClient connectDeaf() throws IOException {
        RawClient deaf = RawClient.connect(InetAddress.getLoopbackAddress(), port(), 4_096)
                .opened("Sec-WebSocket-Protocol: pushdeck.v1\r\n");
        deaf.sendText("{\"type\":\"hello\",\"client\":\"anna\"}");
        assertTrue(deaf.read().text().contains("welcome"));
        // Once it has this one, it is live: until then what it does not read waits in the log, not in its outbox.
        push(Audience.of(ANNA));
        assertTrue(deaf.read().text().contains("\"push\""));
        return deaf;
    }

    private PushId pushUntilItWaits() {
        for (int i = 0; i < TOO_MANY; i++) {
            push(new Announcement("", LONG_BODY), Audience.of(ANNA));
        }
        PushId last = push(Audience.of(ANNA));
        await(Verdict.OnItsWay.class, last, ANNA);
        return last;
    }

    @Test
    void whatExpiredBeforeItCouldBeHadDid() {
        visit(ANNA);
        Instant expires = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2);
        PushId push = push(new Announcement("Soon over", "").withExpires(Optional.of(expires)), Audience.of(ANNA));
        await(Verdict.StillAway.class, push, ANNA);
        Verdict.ExpiredBefore verdict = await(Verdict.ExpiredBefore.class, push, ANNA);
        assertEquals(expires, verdict.expired());
        connect(ANNA);
        await(Verdict.ExpiredBefore.class, push, ANNA);
    }

    @Test
    void whatWasRecalledBeforeItCouldBeHadWas() {
        visit(ANNA);
        PushId push = push(Audience.of(ANNA));
        assertInstanceOf(ChangeResult.Changed.class, get(server.pushes().recall(push)));
        await(Verdict.RecalledBefore.class, push, ANNA);
        connect(ANNA);
        await(Verdict.RecalledBefore.class, push, ANNA);
    }

    @Test
    void whomTheOperatorsStopSparedDoesNotGetItAnyMore() throws IOException {
        try (Crowd crowd = Crowd.connect(port(), 2_000, "crowd")) {
            Await.until("the crowd is there", () -> crowd.open() == 2_000);
            Delivery spared = pushUntilStoppedInTime();
            assertEquals(Optional.of(Failure.STOPPED), spared.failure());
        }
    }

    /// Stopping takes part in a race; now and then it comes too late.
    private Delivery pushUntilStoppedInTime() {
        for (int attempt = 0; attempt < 100; attempt++) {
            CompletableFuture<PushResult> pushing =
                    server.pushes().push(new Announcement("Oh no", ""), Audience.EVERYONE);
            PushId push = ((PushResult.Accepted) get(pushing)).push().id();
            server.pushes().stop(push);
            Await.until(
                    "every row is there",
                    () -> get(server.history().tallies(Set.of(push)))
                                    .getOrDefault(push, Tally.NONE)
                                    .at(Stage.QUEUED)
                            == 0);
            Optional<Delivery> spared = get(server.history().deliveries(push)).stream()
                    .filter(delivery -> delivery.failure().equals(Optional.of(Failure.STOPPED)))
                    .findFirst();
            if (spared.isPresent()) {
                return await(Verdict.Stopped.class, push, spared.get().client()).delivery();
            }
        }
        throw new AssertionError("No stop came in time");
    }

    @Test
    void whatWasDeletedByItsAgeIsForgotten() {
        visit(ANNA);
        PushId push = push(Audience.of(ANNA));
        // Again each time: the first look may come before the push is a millisecond old.
        Await.until("it is forgotten", () -> {
            server.archive().retention(Duration.ofMillis(1));
            return why(push, ANNA) instanceof Verdict.Forgotten;
        });
    }
}
