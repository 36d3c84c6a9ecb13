package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Reach;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

final class MirrorTest {
    private static final CloseReason GONE = new CloseReason(CloseReason.GOING_AWAY, "", CloseReason.Origin.CLIENT);

    private final Mirror mirror = new Mirror();

    @Test
    void snapshotAndEventsAreTheState() {
        mirror.reset(Sample.snapshot(3));
        mirror.apply(List.of(
                new HubEvent.SessionOpened(Sample.session(3), Sample.NOW),
                new HubEvent.SessionClosed(Sample.session(0), GONE, Sample.NOW)));
        assertEquals(
                List.of(
                        Sample.session(1).id(),
                        Sample.session(2).id(),
                        Sample.session(3).id()),
                mirror.clients().stream().map(ClientRow::session).toList());
        assertEquals(new Reach(3, 0), mirror.reach(Audience.EVERYONE));
    }

    @Test
    void simulatedClientsAreCountedApart() {
        mirror.reset(Sample.snapshot(3));
        mirror.apply(List.of(
                new HubEvent.SessionOpened(Sample.simulated(1), Sample.NOW),
                new HubEvent.SessionOpened(Sample.simulated(2), Sample.NOW)));
        assertEquals(
                List.of(5, 3, 2),
                List.of(
                        mirror.clients().size(),
                        mirror.connectionsProperty().get(),
                        mirror.simulatedProperty().get()));
        assertEquals(new Reach(3, 0), mirror.reach(Audience.EVERYONE));
        assertEquals(new Reach(2, 0), mirror.reach(Audience.REHEARSAL));
        assertFalse(mirror.known().contains(Sample.simulated(1).client()));
        mirror.apply(List.of(
                new HubEvent.SessionClosed(Sample.simulated(1), GONE, Sample.NOW),
                new HubEvent.SessionClosed(Sample.simulated(2), GONE, Sample.NOW)));
        assertEquals(0, mirror.simulatedProperty().get());
    }

    @Test
    void whoCameAndWentInOneBatchIsNeverShown() {
        mirror.reset(Sample.snapshot(1));
        mirror.apply(List.of(
                new HubEvent.SessionOpened(Sample.session(1), Sample.NOW),
                new HubEvent.SessionClosed(Sample.session(1), GONE, Sample.NOW)));
        assertEquals(1, mirror.clients().size());
        assertFalse(mirror.isOnline(Sample.session(1).client()));
    }

    @Test
    void manyWhoCameAreOneChangeOfTheList() {
        mirror.reset(Sample.snapshot(0));
        int[] changes = {0};
        mirror.clients().addListener((ListChangeListener<ClientRow>) change -> changes[0]++);
        mirror.apply(IntStream.range(0, 1000)
                .<HubEvent>mapToObj(i -> new HubEvent.SessionOpened(Sample.session(i), Sample.NOW))
                .toList());
        assertEquals(1, changes[0]);
        assertEquals(1000, mirror.clients().size());
    }

    @Test
    void aDeletedGroupComesBackToItsPlace() {
        mirror.reset(Sample.snapshot(2, Sample.GROUPS));
        mirror.apply(List.of(
                new HubEvent.GroupEdited(new GroupEdit.Delete(Sample.FRONT_DESK.id()), Sample.NOW),
                new HubEvent.GroupEdited(
                        new GroupEdit.Create(Sample.FRONT_DESK, Set.of(), Sample.GROUPS.indexOf(Sample.FRONT_DESK)),
                        Sample.NOW)));
        assertEquals(
                Sample.GROUPS,
                mirror.groups().stream().map(row -> row.groupProperty().get()).toList());
    }

    @Test
    void aMovedGroupIsOneChangeOfTheListAndKeepsItsRow() {
        mirror.reset(Sample.snapshot(2, Sample.GROUPS));
        GroupRow row = mirror.groups().getFirst();
        int[] changes = new int[1];
        mirror.groups().subscribe(() -> changes[0]++);
        mirror.apply(List.of(new HubEvent.GroupEdited(new GroupEdit.Move(row.id(), 3), Sample.NOW)));
        assertEquals(1, changes[0]);
        assertSame(row, mirror.groups().get(3));
        assertEquals(
                Sample.GROUPS.get(1), mirror.groups().getFirst().groupProperty().get());
    }

    @Test
    void anEditOfAGroupReachesRowsAndCounts() {
        mirror.reset(Sample.snapshot(6, List.of(Sample.FRONT_DESK)));
        ClientId newMember = Sample.session(2).client();
        int online = mirror.groups().getFirst().reachProperty().get().online();
        mirror.apply(List.of(
                new HubEvent.GroupEdited(new GroupEdit.Join(Sample.FRONT_DESK.id(), Set.of(newMember)), Sample.NOW)));
        assertTrue(mirror.membersOf(Sample.FRONT_DESK.id()).contains(newMember));
        assertEquals(
                List.of(Sample.FRONT_DESK),
                mirror.clients().get(2).groupsProperty().get());
        assertEquals(
                online + 1, mirror.groups().getFirst().reachProperty().get().online());
    }

    @Test
    void membersOnlineAreCountedAsTheyComeAndGo() {
        mirror.reset(Sample.snapshot(6, List.of(Sample.FRONT_DESK)));
        GroupRow group = mirror.groups().getFirst();
        Reach before = group.reachProperty().get();
        List<ClientRow> members = mirror.clients().stream()
                .filter(row -> !row.groupsProperty().get().isEmpty())
                .toList();
        assertEquals(members.size(), before.online());
        SessionView first = Sample.session(mirror.clients().indexOf(members.getFirst()));
        SessionView tab = new SessionView(
                new SessionId(100),
                first.client(),
                first.name(),
                first.page(),
                first.language(),
                first.handshake(),
                first.connectedAt(),
                first.traffic());
        mirror.apply(List.of(new HubEvent.SessionOpened(tab, Sample.NOW)));
        assertEquals(before, group.reachProperty().get(), "a second tab is nobody new");
        mirror.apply(List.of(new HubEvent.SessionClosed(first, GONE, Sample.NOW)));
        assertEquals(before, group.reachProperty().get(), "one tab is still there");
        mirror.apply(List.of(new HubEvent.SessionClosed(tab, GONE, Sample.NOW)));
        assertEquals(
                new Reach(before.online() - 1, before.offline() + 1),
                group.reachProperty().get());
        mirror.apply(List.of(
                new HubEvent.SessionOpened(tab, Sample.NOW),
                new HubEvent.SessionClosed(tab, GONE, Sample.NOW),
                new HubEvent.SessionOpened(first, Sample.NOW)));
        assertEquals(before, group.reachProperty().get());
    }

    @Test
    void watchersHearOfABatchAfterTheListsHaveIt() {
        mirror.reset(Sample.snapshot(0));
        int[] seen = {-1};
        mirror.watch(batch -> seen[0] = mirror.clients().size());
        mirror.apply(List.of(new HubEvent.SessionOpened(Sample.session(0), Sample.NOW)));
        assertEquals(1, seen[0]);
    }
}
