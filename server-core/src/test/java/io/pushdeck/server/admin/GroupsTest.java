package io.pushdeck.server.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Group.Colour;
import io.pushdeck.server.group.Group.Icon;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.GroupEditResult.Reason;
import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.HubPorts;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.store.Store;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeLog;
import io.pushdeck.server.testing.RecordedHub;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Store and hub together, as the operator's edits use them.
class GroupsTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final ClientId GUEST = ClientId.guest(new SessionId(1));

    @TempDir
    private Path folder;

    private Store store;
    private Hub hub;
    private Groups groups;
    private Clients clients;

    @BeforeEach
    void open() {
        store = Store.open(folder, Clock.systemUTC());
        Answers answers = new Answers(task -> Thread.ofVirtual().start(task));
        HubPorts ports = new HubPorts(store::keepName, (edit, whenDone) -> {}, new FakeLog());
        hub = Hub.start(store.load(), ports, answers, Clock.systemUTC(), Hub.MEASURING_PERIOD);
        AtomicLong ids = new AtomicLong(store.load().groups().size());
        groups = new Groups(store, hub, answers, () -> GroupId.of(new UUID(0, ids.incrementAndGet())));
        clients = new Clients(store, hub, answers);
    }

    @AfterEach
    void close() {
        store.close();
        hub.close();
    }

    private void reopen() {
        close();
        open();
    }

    private HubSnapshot state() {
        RecordedHub late = new RecordedHub();
        Subscription subscription = hub.subscribe(late);
        HubSnapshot state = late.nextSnapshot();
        subscription.close();
        return state;
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(15, TimeUnit.SECONDS).join();
    }

    private static GroupEditResult.Applied applied(CompletableFuture<GroupEditResult> future) {
        return assertInstanceOf(GroupEditResult.Applied.class, get(future));
    }

    private static Reason reason(CompletableFuture<GroupEditResult> future) {
        return assertInstanceOf(GroupEditResult.Rejected.class, get(future)).reason();
    }

    private GroupId newGroup(String name) {
        return ((GroupEdit.Create) applied(groups.create(name, Colour.BLUE)).effective()).group();
    }

    private List<String> names() {
        return state().groups().stream().map(Group::name).toList();
    }

    @Test
    void anEditIsAppliedAndStoredWhenItsFutureCompletes() {
        GroupId crew = newGroup(" Crew ");
        applied(groups.join(crew, Set.of(ANNA)));
        assertEquals(Map.of(crew, Set.of(ANNA)), state().members());
        assertEquals(Map.of(crew, Set.of(ANNA)), store.load().members());
        assertEquals(List.of(new Group(crew, "Crew", Colour.BLUE)), store.load().groups());
    }

    @Test
    void aRefusalChangesNothingAndSaysWhy() {
        GroupId crew = newGroup("Crew");
        newGroup("Shop");
        GroupId unknown = GroupId.of(new UUID(9, 9));
        assertEquals(new Reason.NameTaken("CREW"), reason(groups.create("CREW", Colour.RED)));
        assertEquals(new Reason.NameTaken("shop"), reason(groups.rename(crew, "shop")));
        assertEquals(new Reason.NoSuchGroup(unknown), reason(groups.recolour(unknown, Colour.RED)));
        assertEquals(new Reason.NoSuchGroup(unknown), reason(groups.delete(unknown)));
        assertThrows(IllegalArgumentException.class, () -> groups.rename(crew, " "));
        assertEquals(List.of("Crew", "Shop"), names());
    }

    @Test
    void onlyThoseReallyAddedOrRemovedAreInTheEffect() {
        GroupId crew = newGroup("Crew");
        ClientId bo = new ClientId("bo");
        applied(groups.join(crew, Set.of(ANNA)));
        assertEquals(
                new GroupEditResult.Applied(
                        new GroupEdit.Join(crew, Set.of(bo)), new GroupEdit.Leave(crew, Set.of(bo))),
                applied(groups.join(crew, Set.of(ANNA, bo))));
        assertEquals(
                new GroupEditResult.Applied(
                        new GroupEdit.Leave(crew, Set.of(bo)), new GroupEdit.Join(crew, Set.of(bo))),
                applied(groups.leave(crew, Set.of(bo, new ClientId("nobody")))));
    }

    @Test
    void aDeletedGroupComesBackToItsPlaceWithItsMembersAndGuests() {
        hub.opened(FakeConnection.local(1, Map.of()));
        newGroup("First");
        GroupId crew = newGroup("Crew");
        newGroup("Last");
        applied(groups.join(crew, Set.of(ANNA, GUEST)));
        GroupEdit undo = applied(groups.delete(crew)).undo();
        assertEquals(List.of("First", "Last"), names());
        GroupEdit redo = applied(groups.apply(undo)).undo();
        assertEquals(List.of("First", "Crew", "Last"), names());
        assertEquals(Set.of(ANNA, GUEST), state().members().get(crew));
        assertEquals(new GroupEdit.Delete(crew), redo);
        reopen();
        assertEquals(List.of("First", "Crew", "Last"), names());
        assertEquals(Set.of(ANNA), state().members().get(crew));
    }

    @Test
    void severalEditsAreMadeAndTakenBackAsOne() {
        GroupId crew = newGroup("Crew");
        Group shop = new Group(GroupId.of(new UUID(1, 1)), "Shop", Colour.TEAL);
        Group dock = new Group(GroupId.of(new UUID(1, 2)), "Dock", Colour.RED);
        ClientId bo = new ClientId("bo");
        applied(groups.join(crew, Set.of(ANNA)));
        GroupEdit together = new GroupEdit.Together(List.of(
                new GroupEdit.Create(shop, Set.of(ANNA)),
                new GroupEdit.Create(dock, Set.of()),
                new GroupEdit.Join(crew, Set.of(ANNA, bo)),
                new GroupEdit.Join(dock.id(), Set.of(bo))));
        GroupEdit undo = applied(groups.apply(together)).undo();
        assertEquals(List.of("Crew", "Shop", "Dock"), names());
        assertEquals(Map.of(crew, Set.of(ANNA, bo), shop.id(), Set.of(ANNA), dock.id(), Set.of(bo)), state().members());
        GroupEdit redo = applied(groups.apply(undo)).undo();
        assertEquals(List.of("Crew"), names());
        assertEquals(Map.of(crew, Set.of(ANNA)), state().members());
        applied(groups.apply(redo));
        reopen();
        assertEquals(List.of("Crew", "Shop", "Dock"), names());
        assertEquals(
                Map.of(crew, Set.of(ANNA, bo), shop.id(), Set.of(ANNA), dock.id(), Set.of(bo)),
                store.load().members());
    }

    @Test
    void ofSeveralEditsOneThatIsRefusedTakesBackThoseBeforeIt() {
        GroupId crew = newGroup("Crew");
        Group shop = new Group(GroupId.of(new UUID(1, 1)), "Shop", Colour.TEAL);
        Group second = new Group(GroupId.of(new UUID(1, 2)), "CREW", Colour.TEAL);
        assertEquals(
                new Reason.NameTaken("CREW"),
                reason(groups.apply(new GroupEdit.Together(List.of(
                        new GroupEdit.Create(shop, Set.of(ANNA)),
                        new GroupEdit.Join(crew, Set.of(ANNA)),
                        new GroupEdit.Create(second, Set.of()))))));
        assertEquals(List.of("Crew"), names());
        reopen();
        assertEquals(List.of("Crew"), names());
        assertEquals(Map.of(), store.load().members());
    }

    @Test
    void changesAndTheirUndosSurviveReopening() {
        GroupId crew = newGroup("Crew");
        GroupEdit unrename = applied(groups.rename(crew, "Staff")).undo();
        applied(groups.recolour(crew, Colour.TEAL));
        reopen();
        assertEquals(List.of(new Group(crew, "Staff", Colour.TEAL)), state().groups());
        applied(groups.apply(unrename));
        reopen();
        assertEquals(List.of(new Group(crew, "Crew", Colour.BLUE)), state().groups());
    }

    @Test
    void aMovedGroupGoesBackToItsPlace() {
        newGroup("First");
        GroupId crew = newGroup("Crew");
        newGroup("Last");
        GroupEdit undo = applied(groups.apply(new GroupEdit.Move(crew, 99))).undo();
        assertEquals(List.of("First", "Last", "Crew"), names());
        reopen();
        assertEquals(List.of("First", "Last", "Crew"), names());
        assertEquals(new GroupEdit.Move(crew, 2), applied(groups.apply(undo)).undo());
        reopen();
        assertEquals(List.of("First", "Crew", "Last"), names());
    }

    @Test
    void anIconStaysWhenTheNameOrTheColourChanges() {
        GroupId crew = newGroup("Crew");
        Group before = new Group(crew, "Crew", Colour.BLUE);
        GroupEdit undo = applied(groups.apply(new GroupEdit.Change(before.withIcon(Icon.STAR))))
                .undo();
        applied(groups.rename(crew, "Staff"));
        applied(groups.recolour(crew, Colour.LIME));
        reopen();
        assertEquals(List.of(new Group(crew, "Staff", Colour.LIME, Icon.STAR)), state().groups());
        applied(groups.apply(undo));
        reopen();
        assertEquals(List.of(before), state().groups());
    }

    @Test
    void aMembersOwnNameIsKeptUntilTheOperatorGivesOne() {
        GroupId crew = newGroup("Crew");
        hub.opened(FakeConnection.local(1, Map.of("client", "anna", "name", "Anna")));
        applied(groups.join(crew, Set.of(ANNA)));
        hub.opened(FakeConnection.local(2, Map.of("client", "anna", "name", "Anna B")));
        state();
        reopen();
        assertEquals(Map.of(ANNA, "Anna B"), state().names());
        assertEquals(new RenameResult.Renamed("Desk"), get(clients.rename(ANNA, "Desk")));
        hub.opened(FakeConnection.local(1, Map.of("client", "anna", "name", "Anna C")));
        state();
        reopen();
        assertEquals(Map.of(ANNA, new ClientName("Desk", true)), store.load().names());
    }

    @Test
    void aGuestsNameIsNotStored() {
        hub.opened(FakeConnection.local(1, Map.of()));
        assertEquals(new RenameResult.Renamed("Door"), get(clients.rename(GUEST, "Door")));
        assertEquals("Door", state().sessions().getFirst().name());
        hub.closed(new SessionId(1), new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT));
        assertEquals(Map.of(), state().names());
        assertEquals(Map.of(), store.load().names());
    }

    @Test
    void aClosedStoreRefusesInWords() {
        store.close();
        assertEquals(new Reason.NotStored("the store is closed"), reason(groups.create("Late", Colour.RED)));
        assertInstanceOf(RenameResult.Rejected.class, get(clients.rename(ANNA, "Late")));
    }
}
