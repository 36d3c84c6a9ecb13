package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushTest {
    private static final Payload HELLO = Payload.text("hello");
    private static final Group CREW = new Group(GroupId.of(new UUID(0, 1)), "Crew", Group.Colour.BLUE);
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId BO = new ClientId("bo");

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;

    @BeforeEach
    void listen() {
        hub.listen(new FakeFanOut(false), 10);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private PushResult push(Audience audience) {
        return HubFixture.get(hub.push(HELLO, PushClass.MESSAGE, audience));
    }

    @Test
    void overlapsCountOnceAndMembersWhoAreAwayCountAsOffline() {
        FakeConnection anna = fixture.open(1, Map.of("client", "anna"));
        FakeConnection guest = fixture.open(2, Map.of());
        fixture.edit(new GroupEdit.Create(CREW, Set.of(ANNA, BO)));
        Audience audience = new Audience(false, Set.of(CREW.id()), Set.of(ANNA));
        PushReport report = new PushReport(HELLO, audience, new Reach(1, 1), new FanOut.Tally(1, 0, 0, 0));
        assertEquals(new PushResult.Pushed(report), push(audience));
        assertEquals(new HubEvent.Pushed(report, HubFixture.NOW), fixture.recorded.next(HubEvent.Pushed.class));
        assertEquals(List.of(HELLO), anna.received);
        assertEquals(List.of(), guest.received);
    }

    @Test
    void thePeopleOfAnAudienceAreThoseOfTheMomentHoweverOftenItWasAskedBefore() {
        Audience crew = Audience.of(CREW.id());
        fixture.edit(new GroupEdit.Create(CREW, Set.of()));
        assertEquals(new PushResult.Rejected(new PushResult.Reason.NobodyAddressed()), push(crew));
        fixture.open(1, Map.of("client", "anna"));
        fixture.edit(new GroupEdit.Join(CREW.id(), Set.of(ANNA)));
        assertReaches(new Reach(1, 0), 1, crew);
        fixture.open(2, Map.of("client", "anna"));
        assertReaches(new Reach(1, 0), 2, crew);
        fixture.edit(new GroupEdit.Join(CREW.id(), Set.of(BO)));
        assertReaches(new Reach(1, 1), 2, crew);
        hub.closed(new SessionId(1), new CloseReason(CloseReason.ABNORMAL, "", CloseReason.Origin.NETWORK));
        assertReaches(new Reach(1, 1), 1, crew);
        fixture.edit(new GroupEdit.Leave(CREW.id(), Set.of(ANNA)));
        assertReaches(new Reach(0, 1), 0, crew);
        assertReaches(new Reach(1, 0), 1, Audience.EVERYONE);
        fixture.rename(new ClientId("cleo"), "Cleo");
        assertReaches(new Reach(0, 1), 0, Audience.of(new ClientId("cleo")));
    }

    private void assertReaches(Reach reach, int connections, Audience audience) {
        for (int i = 0; i < 2; i++) {
            PushReport report = new PushReport(HELLO, audience, reach, new FanOut.Tally(connections, 0, 0, 0));
            assertEquals(new PushResult.Pushed(report), push(audience));
        }
    }

    @Test
    void aGroupIsFoundByItsNameWithoutRegardToCase() {
        FakeConnection anna = fixture.open(1, Map.of("client", "anna"));
        fixture.edit(new GroupEdit.Create(CREW, Set.of(ANNA)));
        HubFixture.get(hub.push(
                HELLO,
                PushClass.MESSAGE,
                groups -> Audience.of(
                        Objects.requireNonNull(groups.findByName(" cREW")).id())));
        assertEquals(List.of(HELLO), anna.received);
    }

    @Test
    void nobodyIsAddressedByAnEmptyAudienceOrAnUnknownClient() {
        PushResult nobody = new PushResult.Rejected(new PushResult.Reason.NobodyAddressed());
        assertEquals(nobody, push(Audience.NOBODY));
        assertEquals(nobody, push(Audience.EVERYONE));
        assertEquals(nobody, push(Audience.of(ANNA)));
        assertEquals(nobody, push(Audience.of(ClientId.guest(new SessionId(5)))));
    }

    @Test
    void aPayloadBeyondTheLimitIsRefused() {
        assertEquals(
                new PushResult.Rejected(new PushResult.Reason.TooBig(10)),
                HubFixture.get(hub.push(Payload.text("ääääää"), PushClass.MESSAGE, Audience.EVERYONE)));
    }

    @Test
    void aServerThatDoesNotListenRefuses() {
        hub.stopListening();
        assertEquals(new PushResult.Rejected(new PushResult.Reason.NotListening()), push(Audience.EVERYONE));
    }

    @Test
    void aPushWhoseFanOutWentAwayIsAnswered() {
        fixture.open(1, Map.of());
        hub.listen(new FakeFanOut(true), 10);
        CompletableFuture<PushResult> answer = hub.push(HELLO, PushClass.MESSAGE, Audience.EVERYONE);
        hub.stopListening();
        assertEquals(
                new PushResult.Pushed(
                        new PushReport(HELLO, Audience.EVERYONE, new Reach(1, 0), new FanOut.Tally(0, 0, 0, 1))),
                HubFixture.get(answer));
    }

    @Test
    void pushesArriveInTheOrderOfTheCalls() {
        FakeConnection anna = fixture.open(1, Map.of("client", "anna"));
        List<Payload> all = IntStream.range(0, 500)
                .mapToObj(i -> Payload.text(Integer.toString(i)))
                .toList();
        CompletableFuture.allOf(all.stream()
                        .map(payload -> hub.push(payload, PushClass.MESSAGE, Audience.of(ANNA)))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        assertEquals(all, anna.received);
    }

    @Test
    void whatHangsOnAnAnswerMayBlock() {
        fixture.open(1, Map.of());
        PushResult second = HubFixture.get(
                hub.push(HELLO, PushClass.MESSAGE, Audience.EVERYONE).thenApply(first -> push(Audience.EVERYONE)));
        assertEquals(PushResult.Pushed.class, second.getClass());
    }
}
