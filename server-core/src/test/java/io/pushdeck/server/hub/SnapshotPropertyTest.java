package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Traffic;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.RecordedHub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Whoever takes a snapshot at any moment and follows the events has the state of the hub.
class SnapshotPropertyTest {
    private static final CloseReason BYE = new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT);

    private final Random random = new Random(20_261_123);
    private final Map<Long, FakeConnection> open = new LinkedHashMap<>();
    private long lastSession;
    private int lastGroup;

    @Test
    void snapshotAndEventsAreTheState() {
        try (HubFixture fixture = new HubFixture()) {
            List<RecordedHub> late = new ArrayList<>(List.of(fixture.recorded));
            for (int step = 0; step < 3_000; step++) {
                change(fixture.hub);
                if (step % 250 == 0) {
                    RecordedHub listener = new RecordedHub();
                    fixture.hub.subscribe(listener);
                    late.add(listener);
                }
            }
            fixture.hub.measure();
            HubSnapshot truth = fixture.state();
            for (RecordedHub listener : late) {
                assertEquals(truth, new Mirror(listener).state(truth.names().keySet()));
            }
        }
    }

    private void change(Hub hub) {
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                Map<String, String> query = new HashMap<>();
                if (random.nextInt(3) > 0) {
                    query.put("client", client().value());
                }
                if (random.nextBoolean()) {
                    query.put("name", "Name " + random.nextInt(4));
                }
                FakeConnection connection = FakeConnection.local(++lastSession, query);
                open.put(lastSession, connection);
                hub.opened(connection);
            }
            case 2 -> {
                long session = 1 + random.nextLong(lastSession + 1);
                open.remove(session);
                hub.closed(new SessionId(session), BYE);
            }
            case 3 -> {
                open.values().stream()
                        .skip(random.nextInt(open.size() + 1))
                        .findFirst()
                        .ifPresent(busy ->
                                busy.traffic(new Traffic(random.nextInt(9), 0, 0, Backlog.NONE, HubFixture.NOW)));
                hub.measure();
            }
            case 4 ->
                hub.rename(
                        namedByOperator(),
                        new ClientName("Desk " + random.nextInt(4), true),
                        new CompletableFuture<>());
            default -> hub.apply(edit(), new CompletableFuture<>());
        }
    }

    /// Few, since a page cannot rename them any more.
    private ClientId namedByOperator() {
        return random.nextBoolean() ? client(true) : new ClientId("c" + random.nextInt(4));
    }

    private ClientId client() {
        return client(random.nextInt(5) == 0);
    }

    private ClientId client(boolean guest) {
        return guest
                ? ClientId.guest(new SessionId(1 + random.nextLong(lastSession + 1)))
                : new ClientId("c" + random.nextInt(40));
    }

    private GroupEdit edit() {
        GroupId group = GroupId.of(new UUID(0, random.nextInt(lastGroup + 1)));
        return switch (random.nextInt(8)) {
            case 7 -> {
                lastGroup++;
                Membership byRule = new Membership.ByRule(RuleText.parse(
                                random.nextBoolean()
                                        ? "1 all name contains \"3\""
                                        : "1 any name starts-with \"desk\" seen within \"PT1H\"")
                        .orElseThrow());
                GroupId smart = GroupId.of(new UUID(0, lastGroup));
                yield new GroupEdit.Create(
                        new Group(smart, "Smart " + lastGroup, Group.Colour.RED, Group.Icon.DOT, byRule), Set.of());
            }
            case 0 -> {
                lastGroup++;
                Group created = new Group(GroupId.of(new UUID(0, lastGroup)), "Group " + lastGroup, Group.Colour.BLUE);
                yield new GroupEdit.Create(created, Set.of(client()), random.nextInt(5));
            }
            case 1 -> new GroupEdit.Change(new Group(group, "Other " + random.nextInt(99), Group.Colour.RED));
            case 2 -> new GroupEdit.Delete(group);
            case 3 -> new GroupEdit.Leave(group, Set.of(client()));
            case 4 -> new GroupEdit.Move(group, random.nextInt(5));
            default -> new GroupEdit.Join(group, Set.of(client()));
        };
    }

    /// What a listener makes of what it was told.
    private static final class Mirror {
        private final Map<SessionId, SessionView> sessions = new LinkedHashMap<>();
        private final Map<ClientId, String> names = new HashMap<>();
        private final GroupBook groups = new GroupBook();
        private long sequence;

        Mirror(RecordedHub told) {
            HubSnapshot start = told.nextSnapshot();
            sequence = start.sequence();
            start.sessions().forEach(view -> sessions.put(view.id(), view));
            names.putAll(start.names());
            start.sessions().forEach(view -> names.put(view.client(), view.name()));
            groups.reset(start.groups(), start.members());
            told.events.forEach(numbered -> {
                assertEquals(sequence + 1, numbered.sequence());
                sequence = numbered.sequence();
                apply(numbered.event());
            });
        }

        private void apply(HubEvent event) {
            switch (event) {
                case HubEvent.SessionOpened opened -> {
                    sessions.put(opened.session().id(), opened.session());
                    names.put(opened.session().client(), opened.session().name());
                }
                case HubEvent.SessionClosed closed ->
                    sessions.remove(closed.session().id());
                case HubEvent.SessionsMeasured measured ->
                    measured.traffic()
                            .forEach((id, traffic) ->
                                    sessions.computeIfPresent(id, (same, view) -> with(view, view.name(), traffic)));
                case HubEvent.ClientRenamed renamed -> {
                    names.put(renamed.client(), renamed.name());
                    sessions.replaceAll((id, view) ->
                            view.client().equals(renamed.client()) ? with(view, renamed.name(), view.traffic()) : view);
                }
                case HubEvent.GroupEdited edited -> groups.apply(edited.edit());
                case HubEvent.RuleMatched match -> {
                    names.putAll(match.names());
                    groups.match(match.group(), match.joined(), match.left());
                }
                case HubEvent.MessageReceived message -> {}
                case HubEvent.Pushed pushed -> {}
                case HubEvent.PushAccepted accepted -> {}
                case HubEvent.PushHandedOut handed -> {}
                case HubEvent.PushUpdated updated -> {}
                case HubEvent.PushRecalled recalled -> {}
                case HubEvent.Acted acted -> {}
                case HubEvent.TokensRefused refused -> {}
                case HubEvent.Troubled troubled -> {}
            }
        }

        private static SessionView with(SessionView view, String name, Traffic traffic) {
            return view.withName(name).withTraffic(traffic);
        }

        HubSnapshot state(Set<ClientId> known) {
            names.keySet().retainAll(known);
            return new HubSnapshot(sequence, List.copyOf(sessions.values()), groups.groups(), groups.members(), names);
        }
    }
}
