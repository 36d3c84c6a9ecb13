package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group.Colour;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.push.PlanResult;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.rehearsal.StartResult;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.session.RehearsalKey;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.V1Client;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rehearsals over real sockets, with simulated clients that are forty times as fast as people.
class RehearsalIT {
    private static final int HASTE = 40;
    private static final Mix FEW = new Mix(3, 2, 2, 2, 2, 7);
    private static final ClientId ANNA = new ClientId("anna");
    private static final Announcement DRILL = new Announcement("Fire drill", "Leave now").withAcknowledge(true);
    private static final Audience KNOWN = Audience.EVERYONE.withAway(true);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private PushServer server;

    @BeforeEach
    void open() {
        server = PushServer.open(folder, PushListener.NONE, Clock.systemUTC(), HASTE);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String url(String rest) {
        return "ws://localhost:" + server.listening().orElseThrow().webSocketPort() + rest;
    }

    private RehearsalStatus rehearse(Mix mix) {
        assertEquals(
                StartResult.STARTED,
                server.rehearsals()
                        .start(mix, Map.of(Behaviour.STEADY, "Steady"))
                        .join());
        Await.until(
                "all have been connected, of " + server.rehearsals().status(),
                () -> server.rehearsals().status().phase() == Phase.RUNNING);
        return server.rehearsals().status();
    }

    private PushRecord push(Announcement announcement, Audience audience) {
        return assertInstanceOf(
                        PushResult.Accepted.class,
                        server.pushes().push(announcement, audience).join())
                .push();
    }

    private List<Delivery> of(PushRecord push, Behaviour behaviour) {
        return server.history().deliveries(push.id()).join().stream()
                .filter(delivery -> delivery.client().value().contains("-" + behaviour.key() + "-"))
                .toList();
    }

    private void awaitStage(PushRecord push, Behaviour behaviour, Stage stage) {
        Await.until(
                behaviour + " is " + stage,
                () -> of(push, behaviour).stream().allMatch(delivery -> delivery.stage() == stage));
        assertEquals(FEW.of(behaviour), of(push, behaviour).size());
    }

    private static Set<ClientId> people(FrozenAudience frozen) {
        return Stream.concat(frozen.online().stream(), frozen.offline().stream())
                .collect(Collectors.toSet());
    }

    private ClientId oneOf(Behaviour behaviour) {
        FrozenAudience all = server.pushes().preview(Audience.REHEARSAL).join();
        return people(all).stream()
                .filter(client -> client.value().contains("-" + behaviour.key() + "-"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachBehavesAsItsBehaviourSays() {
        rehearse(FEW);
        PushRecord push = push(DRILL, Audience.REHEARSAL);
        assertEquals(FEW.total(), push.recipients());
        for (Behaviour reading : List.of(Behaviour.STEADY, Behaviour.SLOW, Behaviour.FLAPPING)) {
            awaitStage(push, reading, Stage.ACTED);
            assertEquals(
                    Set.of("ack"),
                    of(push, reading).stream().map(Delivery::action).collect(Collectors.toSet()));
        }
        awaitStage(push, Behaviour.SILENT, Stage.DISPLAYED);
        awaitStage(push, Behaviour.OFFLINE, Stage.QUEUED);
        Await.until(
                "the tallies tell it",
                () -> server.rehearsals().status().lines().stream()
                                .mapToInt(RehearsalStatus.Line::acknowledged)
                                .sum()
                        == 7);
        RehearsalStatus status = server.rehearsals().status();
        assertEquals(Optional.of(push.id()), status.lastPush());
        assertTrue(status.asks());
        assertEquals(
                new RehearsalStatus.Line(Behaviour.SILENT, 2, 2, 2, 2, 0, 0),
                status.lines().get(3));
        assertEquals(
                new RehearsalStatus.Line(Behaviour.OFFLINE, 2, 2, 0, 0, 0, 0),
                status.lines().get(4));
    }

    @Test
    void buttonsArePressedByChance() {
        rehearse(new Mix(12, 0, 0, 0, 0, 3));
        PushRecord push = push(
                DRILL.withActions(List.of(new Action("out", "I am out"), new Action("help", "Help"))),
                Audience.REHEARSAL);
        Await.until(
                "both are pressed",
                () -> of(push, Behaviour.STEADY).stream()
                        .map(Delivery::action)
                        .collect(Collectors.toSet())
                        .equals(Set.of("out", "help")));
        assertEquals(
                List.of(),
                server.inbox().conversations(ConversationQuery.NEWEST).join(),
                "what nobody pressed is no conversation");
    }

    @Test
    void itPlaysOverTlsToo() {
        server.stopListening(CloseReason.RESTART);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withTls(Tls.selfSigned(List.of())));
        assertEquals(3, rehearse(new Mix(3, 0, 0, 0, 0, 1)).connected());
    }

    @Test
    void whoeverClaimsToBeSimulatedWithoutTheSecretIsRefused() {
        assertEquals(
                CloseReason.BAD_IDENTITY,
                TestClient.connect(url("/?client=rehearsal:x")).nextCloseCode());
        for (String secret : List.of("", "0".repeat(64))) {
            V1Client framed = V1Client.connect(
                    url("/"), HttpClient.newHttpClient().newWebSocketBuilder().header(RehearsalKey.HEADER, secret));
            framed.send(V1Client.object("hello").put("client", "rehearsal:x"));
            assertEquals(CloseReason.BAD_IDENTITY, framed.nextCloseCode());
        }
    }

    @Test
    void whoeverShowsTheSecretIsSimulatedWhateverItClaims() {
        server.stopListening(CloseReason.RESTART);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withIdentityTrust(IdentityTrust.NEVER));
        V1Client client = V1Client.connect(
                url("/"),
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header(RehearsalKey.HEADER, server.rehearsalKey.secret()));
        assertEquals(
                "rehearsal:session-1",
                client.hello(V1Client.object("hello").put("client", "anna"))
                        .path("client")
                        .asString());
        assertEquals(Set.of(), people(server.pushes().preview(Audience.of(ANNA)).join()), "it does not pass for Anna");
    }

    @Test
    void nothingForPeopleReachesSimulatedClientsNorTheOtherWayRound() {
        rehearse(FEW);
        V1Client anna = V1Client.connect(url("/"), "anna");
        assertEquals(
                Set.of(ANNA), people(server.pushes().preview(Audience.EVERYONE).join()));
        assertEquals(Set.of(ANNA), people(server.pushes().preview(KNOWN).join()));
        assertEquals(1, push(DRILL, KNOWN).recipients());
        anna.nextPush();
        PushRecord rehearsed = push(DRILL, Audience.REHEARSAL);
        PushRecord alone = push(DRILL, Audience.of(oneOf(Behaviour.STEADY)));
        assertEquals(List.of(FEW.total(), 1), List.of(rehearsed.recipients(), alone.recipients()));
        assertTrue(rehearsed.chosen().isSimulated() && alone.chosen().isSimulated());
        PushRecord last = push(DRILL, Audience.EVERYONE);
        assertEquals(last.id(), anna.nextPush(), "those for the rehearsal passed her by");
    }

    @Test
    void whatIsForBothIsRefused() {
        rehearse(FEW);
        V1Client.connect(url("/"), "anna");
        ClientId simulated = oneOf(Behaviour.STEADY);
        GroupId group = groupOf("Crew");
        PushResult mixed = new PushResult.Rejected(new PushResult.Reason.MixedAudience());
        for (Audience audience : List.of(
                new Audience(false, Set.of(), Set.of(simulated, ANNA)),
                new Audience(true, Set.of(), Set.of(simulated)),
                new Audience(false, Set.of(group), Set.of(simulated)),
                new Audience(true, true, Set.of(), Set.of(), Set.of(), true))) {
            assertEquals(Set.of(), people(server.pushes().preview(audience).join()));
            assertEquals(mixed, server.pushes().push(DRILL, audience).join());
            assertEquals(mixed, server.sendLive(audience, "score").join());
        }
    }

    @Test
    void nothingIsPlannedForARehearsal() {
        Schedule tomorrow = new Schedule.Once(LocalDateTime.now(ZoneOffset.UTC).plusDays(1), ZoneOffset.UTC);
        assertEquals(
                new PlanResult.Rejected(new PlanResult.Reason.OfRehearsal()),
                server.plans()
                        .add(
                                new PlannedPush(DRILL, Optional.empty(), Audience.REHEARSAL, Optional.empty()),
                                tomorrow,
                                Optional.empty())
                        .join());
    }

    private GroupId groupOf(String name) {
        GroupEditResult created = server.groups().create(name, Colour.BLUE).join();
        GroupEdit effective =
                assertInstanceOf(GroupEditResult.Applied.class, created).effective();
        return assertInstanceOf(GroupEdit.OfGroup.class, effective).group();
    }

    @Test
    void groupsRefuseSimulatedClients() {
        rehearse(FEW);
        GroupId group = groupOf("Crew");
        ClientId simulated = oneOf(Behaviour.STEADY);
        assertEquals(
                new GroupEditResult.Rejected(new GroupEditResult.Reason.Simulated()),
                server.groups().join(group, Set.of(ANNA, simulated)).join());
        assertEquals(
                Set.of(), people(server.pushes().preview(Audience.of(group)).join()), "not even Anna joined");
        V1Client playing = V1Client.connect(
                url("/"),
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header(RehearsalKey.HEADER, server.rehearsalKey.secret()));
        var hello = V1Client.object("hello").put("client", "rehearsal:x");
        hello.putArray("groups").add("Crew");
        assertEquals(0, playing.hello(hello).path("groups").size());
        playing.send(V1Client.object("join").put("id", 1).put("group", "Crew"));
        assertEquals(
                "forbidden", playing.next("reply").path("error").path("code").asString());
    }

    @Test
    void afterItsEndNothingOfItIsLeftButItsPushes() {
        rehearse(FEW);
        ClientId simulated = oneOf(Behaviour.STEADY);
        server.clients().rename(simulated, "Somebody").join();
        PushRecord push = push(DRILL, Audience.of(simulated));
        server.rehearsals().end().join();
        assertEquals(RehearsalStatus.NONE, server.rehearsals().status());
        assertNothingLeft(push, simulated);
        server.close();
        open();
        assertNothingLeft(push, simulated);
    }

    private void assertNothingLeft(PushRecord push, ClientId simulated) {
        Await.until(
                "nobody is addressed",
                () -> people(server.pushes().preview(Audience.REHEARSAL).join()).isEmpty());
        assertEquals(Map.of(), server.clients().everybody().join());
        assertEquals(List.of(), server.people().everybody().join());
        assertEquals(List.of(), server.people().visits(simulated, 9).join());
        assertEquals(
                List.of(),
                server.inbox().conversations(ConversationQuery.NEWEST).join());
        List<PushRecord> kept = server.history().search(HistoryQuery.NEWEST).join();
        assertEquals(List.of(push.id()), kept.stream().map(PushRecord::id).toList());
        assertTrue(kept.getFirst().chosen().isSimulated());
    }

    @Test
    void thereIsOneAtATimeAndNoneWithoutAPort() {
        rehearse(FEW);
        assertEquals(
                StartResult.ALREADY_ON,
                server.rehearsals().start(Mix.DEFAULT, Map.of()).join());
        server.rehearsals().end().join();
        server.stopListening(CloseReason.RESTART);
        assertEquals(
                StartResult.NOT_LISTENING,
                server.rehearsals().start(FEW, Map.of()).join());
    }

    @Test
    void itGoesOnWhenTheServerListensAgain() {
        rehearse(new Mix(4, 0, 0, 0, 0, 1));
        server.stopListening(CloseReason.RESTART);
        Await.until("all are gone", () -> server.rehearsals().status().connected() == 0);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        Await.until("all are back", () -> server.rehearsals().status().connected() == 4);
    }
}
