package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.session.Traffic;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.RecordedHub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final CloseReason BYE = new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT);
    private static final Group CREW = new Group(GroupId.of(new UUID(0, 1)), "Crew", Group.Colour.BLUE);
    private static final Group SHOP = new Group(GroupId.of(new UUID(0, 2)), "Shop", Group.Colour.RED);

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;

    @AfterEach
    void close() {
        fixture.close();
    }

    private List<String> clients() {
        return fixture.state().sessions().stream()
                .map(view -> view.client() + "/" + view.name())
                .toList();
    }

    @Test
    void aPeerOnThisComputerIsBelieved() {
        fixture.open(1, Map.of("client", "anna", "name", " An\u0007na "));
        assertEquals(List.of("anna/Anna"), clients());
    }

    @Test
    void aPeerElsewhereIsAGuestUnlessTheOperatorTrustsAll() {
        hub.opened(FakeConnection.remote(1, Map.of("client", "anna", "name", "Anna")));
        hub.trust(IdentityTrust.ALWAYS);
        hub.opened(FakeConnection.remote(2, Map.of("client", "anna", "name", "Anna")));
        hub.trust(IdentityTrust.NEVER);
        fixture.open(3, Map.of("client", "anna"));
        assertEquals(List.of("guest-1/guest-1", "anna/Anna", "guest-3/guest-3"), clients());
    }

    @Test
    void aGuestMayBringAName() {
        fixture.open(1, Map.of("name", "Bo"));
        assertEquals(List.of("guest-1/Bo"), clients());
    }

    @Test
    void aMalformedIdentityIsClosedAndNeverShown() {
        for (String bad : List.of("", "guest-1", "a b", "x".repeat(65))) {
            FakeConnection refused = fixture.open(1, Map.of("client", bad));
            assertEquals(List.of(), clients());
            assertEquals(CloseReason.BAD_IDENTITY, refused.goodbyes.getFirst().code());
            hub.closed(new SessionId(1), BYE);
        }
        assertTrue(fixture.recorded.events.isEmpty());
    }

    @Test
    void severalTabsAreOneClient() {
        hub.listen(new FakeFanOut(false), 100);
        FakeConnection first = fixture.open(1, Map.of("client", "anna", "name", "Anna"));
        FakeConnection second = fixture.open(2, Map.of("client", "anna"));
        assertEquals(List.of("anna/Anna", "anna/Anna"), clients());
        HubFixture.get(hub.push(Payload.text("hi"), PushClass.MESSAGE, Audience.of(ANNA)));
        assertEquals(List.of(Payload.text("hi")), first.received);
        assertEquals(List.of(Payload.text("hi")), second.received);
        hub.closed(new SessionId(1), BYE);
        assertEquals(List.of("anna/Anna"), clients());
    }

    @Test
    void aNewNameOfThePageRenamesAllItsTabs() {
        fixture.open(1, Map.of("client", "anna", "name", "Anna"));
        fixture.open(2, Map.of("client", "anna", "name", "Anna B"));
        assertEquals(List.of("anna/Anna B", "anna/Anna B"), clients());
        assertEquals(
                new HubEvent.ClientRenamed(ANNA, "Anna B", HubFixture.NOW),
                fixture.recorded.next(HubEvent.ClientRenamed.class));
    }

    @Test
    void theOperatorsNameWins() {
        fixture.rename(ANNA, "Front desk");
        fixture.open(1, Map.of("client", "anna", "name", "Anna"));
        assertEquals(List.of("anna/Front desk"), clients());
        assertEquals(List.of(), fixture.keptNames);
    }

    @Test
    void aMemberKeepsItsNameWhileAway() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of()));
        fixture.open(1, Map.of("client", "anna", "name", "Anna"));
        fixture.edit(new GroupEdit.Join(CREW.id(), Set.of(ANNA)));
        hub.closed(new SessionId(1), BYE);
        assertEquals(Map.of(ANNA, "Anna"), fixture.state().names());
        fixture.open(2, Map.of("client", "anna", "name", "Anna B"));
        assertEquals(Map.of(ANNA, "Anna B"), fixture.state().names());
        assertEquals(List.of("anna=Anna", "anna=Anna B"), fixture.keptNames);
    }

    @Test
    void eventsOfUnknownSessionsAreIgnored() {
        hub.closed(new SessionId(7), BYE);
        hub.received(new SessionId(7), Payload.text("hi"));
        hub.disconnect(Set.of(new SessionId(7)), CloseReason.DISCONNECTED, "bye");
        fixture.state();
        assertTrue(fixture.recorded.events.isEmpty());
    }

    @Test
    void aThrowingListenerHearsNoMoreAndHarmsNobody() {
        CountDownLatch failed = new CountDownLatch(1);
        RecordedHub inner = new RecordedHub();
        hub.subscribe(new HubListener() {
            @Override
            public void snapshot(HubSnapshot snapshot) {
                inner.snapshot(snapshot);
            }

            @Override
            public void event(long sequence, HubEvent event) {
                inner.event(sequence, event);
                failed.countDown();
                throw new IllegalStateException("on purpose");
            }
        });
        hub.troubled("one");
        Await.zero(failed, "the failure");
        hub.troubled("two");
        fixture.recorded.next(HubEvent.Troubled.class);
        assertEquals("two", fixture.recorded.next(HubEvent.Troubled.class).whatHappened());
        assertEquals(1, inner.events.size());
    }

    @Test
    void afterUnsubscribingNothingComes() {
        RecordedHub inner = new RecordedHub();
        hub.subscribe(inner).close();
        hub.troubled("one");
        fixture.recorded.next(HubEvent.Troubled.class);
        assertTrue(inner.events.isEmpty());
    }

    @Test
    void onlyChangedCountersAreTold() {
        fixture.open(1, Map.of());
        FakeConnection busy = fixture.open(2, Map.of());
        fixture.state();
        Traffic traffic = new Traffic(1, 2, 0, new Backlog(3, 100, Duration.ofSeconds(4)), HubFixture.NOW);
        busy.traffic(traffic);
        hub.measure();
        hub.measure();
        hub.troubled("end");
        assertEquals(
                Map.of(new SessionId(2), traffic),
                fixture.recorded.next(HubEvent.SessionsMeasured.class).traffic());
        assertInstanceOf(
                HubEvent.Troubled.class,
                Await.next(fixture.recorded.events, "the end").event());
    }

    @Test
    void disconnectSaysWhyAndWaitsForTheTransport() {
        FakeConnection connection = fixture.open(1, Map.of());
        hub.disconnect(Set.of(new SessionId(1)), CloseReason.DISCONNECTED, "bye");
        assertEquals(1, fixture.state().sessions().size());
        assertEquals(List.of(new FakeConnection.Goodbye(CloseReason.DISCONNECTED, "bye")), connection.goodbyes);
    }

    @Test
    void messagesBeyondTheBoundAreDroppedAndTold() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        hub.subscribe(new HubListener() {
            @Override
            public void snapshot(HubSnapshot snapshot) {
                entered.countDown();
                Await.zero(release, "the release");
            }

            @Override
            public void event(long sequence, HubEvent event) {}
        });
        Await.zero(entered, "the hub to be busy");
        for (int i = 0; i < Hub.MAX_WAITING + 5; i++) {
            hub.received(new SessionId(1), Payload.text("flood"));
        }
        hub.measure();
        release.countDown();
        String words = fixture.recorded.next(HubEvent.Troubled.class).whatHappened();
        assertTrue(words.startsWith("5 messages from clients were dropped"), words);
    }

    @Test
    void aGuestsMembershipEndsWithItsConnection() {
        ClientId guest = ClientId.guest(new SessionId(1));
        fixture.open(1, Map.of());
        fixture.edit(new GroupEdit.Create(CREW, Set.of(guest, ClientId.guest(new SessionId(9)))));
        assertEquals(Map.of(CREW.id(), Set.of(guest)), fixture.state().members());
        hub.closed(new SessionId(1), BYE);
        assertEquals(Map.of(CREW.id(), Set.of()), fixture.state().members());
    }

    @Test
    void everyEditIsTakenBackByItsUndo() {
        ClientId guest = ClientId.guest(new SessionId(1));
        fixture.open(1, Map.of());
        fixture.edit(new GroupEdit.Create(CREW, Set.of(guest, ANNA)));
        fixture.edit(new GroupEdit.Create(SHOP, Set.of()));
        Group renamed = new Group(CREW.id(), "Staff", Group.Colour.TEAL);
        Group third = new Group(GroupId.of(new UUID(0, 3)), "Third", Group.Colour.GREY);
        HubSnapshot before = fixture.state();
        for (GroupEdit edit : List.of(
                new GroupEdit.Create(third, Set.of(ANNA), 1),
                new GroupEdit.Change(renamed),
                new GroupEdit.Move(CREW.id(), 1),
                new GroupEdit.Move(SHOP.id(), 0),
                new GroupEdit.Move(CREW.id(), 99),
                new GroupEdit.Delete(CREW.id()),
                new GroupEdit.Join(CREW.id(), Set.of(ANNA, new ClientId("bo"))),
                new GroupEdit.Leave(CREW.id(), Set.of(ANNA, new ClientId("bo"))),
                new GroupEdit.Together(List.of(
                        new GroupEdit.Create(third, Set.of(ANNA)),
                        new GroupEdit.Join(third.id(), Set.of(guest)),
                        new GroupEdit.Change(new Group(third.id(), "Last", Group.Colour.RED)),
                        new GroupEdit.Leave(CREW.id(), Set.of(guest)))))) {
            fixture.edit(fixture.edit(edit).undo());
            HubSnapshot after = fixture.state();
            assertEquals(before.groups(), after.groups());
            assertEquals(before.members(), after.members());
        }
    }

    @Test
    void anEditThatChangesNothingIsNoEvent() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of(ANNA)));
        fixture.recorded.next(HubEvent.GroupEdited.class);
        assertEquals(
                new GroupEdit.Join(CREW.id(), Set.of()),
                fixture.edit(new GroupEdit.Join(CREW.id(), Set.of(ANNA))).effective());
        fixture.state();
        assertTrue(fixture.recorded.events.isEmpty());
    }

    @Test
    void whatOutlivedARestartIsInTheFirstSnapshot() {
        Register register = new Register(
                List.of(CREW, SHOP),
                Map.of(CREW.id(), Set.of(ANNA)),
                Map.of(ANNA, new ClientName("Anna", false)),
                Map.of());
        try (HubFixture restarted = new HubFixture(register)) {
            assertEquals(
                    new HubSnapshot(
                            0,
                            List.of(),
                            List.of(CREW, SHOP),
                            Map.of(CREW.id(), Set.of(ANNA), SHOP.id(), Set.of()),
                            Map.of(ANNA, "Anna")),
                    restarted.recorded.nextSnapshot());
        }
    }

    @Test
    void aClosedHubFailsEveryAnswer() {
        hub.close();
        CompletableFuture<PushResult> answer =
                hub.push(Payload.text("x"), PushClass.MESSAGE, groups -> Audience.EVERYONE);
        assertThrows(CompletionException.class, answer::join);
    }
}
