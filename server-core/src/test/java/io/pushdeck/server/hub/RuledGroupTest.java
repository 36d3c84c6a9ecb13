package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What nobody can do to a smart group, and whom it never means.
class RuledGroupTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final GroupId SMART = GroupId.of(new UUID(0, 1));
    private static final Rule HERE = RuleText.parse("1 any presence is \"connected\" seen within \"PT1H\"")
            .orElseThrow();
    private static final Group GROUP =
            new Group(SMART, "Here", Group.Colour.BLUE, Group.Icon.DOT, new Membership.ByRule(HERE));

    private final HubFixture fixture = new HubFixture(Register.EMPTY, new HandClock(HubFixture.NOW));

    @BeforeEach
    void listen() {
        fixture.hub.listen(new FakeFanOut(false), 1_000_000);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void create() {
        fixture.edit(new GroupEdit.Create(GROUP, Set.of()));
    }

    private Set<ClientId> members() {
        return fixture.state().members().getOrDefault(SMART, Set.of());
    }

    private void anna() {
        fixture.open(1, Map.of("client", "anna"));
    }

    @Test
    void aListInPlaceOfARuleBeginsWithNobody() {
        anna();
        create();
        assertEquals(Set.of(ANNA), members());
        fixture.edit(new GroupEdit.Change(GROUP.withMembership(Membership.LISTED)));
        assertEquals(Set.of(), members());
    }

    @Test
    void nobodyIsTakenOutByHand() {
        anna();
        create();
        var answer = fixture.edit(new GroupEdit.Leave(SMART, Set.of(ANNA)));
        assertEquals(new GroupEdit.Leave(SMART, Set.of()), answer.effective());
        assertEquals(new GroupEdit.Join(SMART, Set.of()), answer.undo());
        assertEquals(Set.of(ANNA), members());
    }

    @Test
    void nobodyIsBroughtAlongIntoANewOne() {
        var answer = fixture.edit(new GroupEdit.Create(GROUP, Set.of(ANNA)));
        assertEquals(new GroupEdit.Create(GROUP, Set.of(), 0), answer.effective());
    }

    @Test
    void simulatedClientsMeetNoRule() {
        fixture.hub.opened(FakeConnection.simulated(1, Map.of("client", "rehearsal:a")));
        assertEquals(1, fixture.state().sessions().size());
        create();
        assertEquals(Set.of(), members());
        fixture.hub.opened(FakeConnection.simulated(2, Map.of("client", "rehearsal:b")));
        assertEquals(Set.of(), members());
        assertEquals(new RulePreview(0, 0, List.of()), HubFixture.get(fixture.hub.preview(HERE)));
    }

    @Test
    void theRuleOfADeletedGroupIsForgotten() {
        create();
        fixture.edit(new GroupEdit.Delete(SMART));
        anna();
        assertEquals(List.of(), matches(), "nobody hears of members of a group that is gone");
    }

    /// What was heard of rules until now.
    private List<HubEvent> matches() {
        fixture.state();
        return fixture.recorded.events.stream()
                .map(numbered -> numbered.event())
                .filter(HubEvent.RuleMatched.class::isInstance)
                .toList();
    }

    @Test
    void aBookThatStartsOverKnowsNoRuleFromBefore() {
        GroupBook book = new GroupBook();
        book.reset(List.of(GROUP), Map.of());
        assertEquals(Map.of(SMART, HERE), book.rules());
        book.reset(List.of(), Map.of());
        assertEquals(Map.of(), book.rules());
    }
}
