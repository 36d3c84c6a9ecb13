package io.pushdeck.console.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DropTest {
    private static final GroupId OPS = Sample.FRONT_DESK.id();
    private static final GroupId NIGHT = Sample.NIGHT_SHIFT.id();
    private static final ClientId MEI = new ClientId("c-00000");
    private static final ClientId TABLET = new ClientId("c-00001");
    private static final ClientId ABSENT = new ClientId("absent");

    private final Mirror mirror = new Mirror();

    DropTest() {
        List<Group> groups = List.of(Sample.FRONT_DESK, Sample.NIGHT_SHIFT);
        mirror.reset(new HubSnapshot(
                0,
                List.of(Sample.session(0), Sample.session(1)),
                groups,
                Map.of(OPS, Set.of(MEI, ABSENT), NIGHT, Set.of()),
                Map.of()));
    }

    @Test
    void onlyThoseWhoAreNotMembersYetJoin() {
        assertEquals(
                new Drop.Accepted(new GroupEdit.Join(OPS, Set.of(TABLET)), 1),
                Drop.join(mirror, Cargo.clients(Set.of(MEI, TABLET)), OPS));
    }

    @Test
    void aGroupBringsItsMembersConnectedOrNot() {
        assertEquals(
                new Drop.Accepted(new GroupEdit.Join(NIGHT, Set.of(MEI, ABSENT)), 2),
                Drop.join(mirror, Cargo.group(OPS), NIGHT));
    }

    @Test
    void everyoneIsWhoIsConnected() {
        assertEquals(
                new Drop.Accepted(new GroupEdit.Join(NIGHT, Set.of(MEI, TABLET)), 2),
                Drop.join(mirror, Cargo.everyone(), NIGHT));
    }

    @Test
    void simulatedClientsJoinNoGroup() {
        ClientId simulated = Sample.simulated(1).client();
        mirror.apply(List.of(new HubEvent.SessionOpened(Sample.simulated(1), Sample.NOW)));
        Drop refused = new Drop.Refused(Drop.Reason.SIMULATED);
        assertEquals(refused, Drop.join(mirror, Cargo.clients(Set.of(simulated)), OPS));
        assertEquals(refused, Drop.join(mirror, Cargo.clients(Set.of(TABLET, simulated)), OPS), "not even the other");
        assertEquals(
                new Drop.Accepted(new GroupEdit.Join(NIGHT, Set.of(MEI, TABLET)), 2),
                Drop.join(mirror, Cargo.everyone(), NIGHT),
                "everyone is who is not simulated");
    }

    @Test
    void aRuleDecidesWhoIsInASmartGroup() {
        Group smart = Sample.FRONT_DESK.withMembership(new Membership.ByRule(
                RuleText.parse("1 all name contains \"mei\"").orElseThrow()));
        mirror.apply(List.of(new HubEvent.GroupEdited(new GroupEdit.Change(smart), Sample.NOW)));
        Drop refused = new Drop.Refused(Drop.Reason.BY_RULE);
        assertEquals(refused, Drop.join(mirror, Cargo.clients(Set.of(TABLET)), OPS));
        assertEquals(refused, Drop.leave(mirror, Cargo.members(OPS, Set.of(MEI)), OPS));
    }

    @Test
    void saysWhyNothingWouldHappen() {
        assertEquals(new Drop.Refused(Drop.Reason.ALREADY_MEMBERS), Drop.join(mirror, Cargo.clients(Set.of(MEI)), OPS));
        assertEquals(new Drop.Refused(Drop.Reason.SAME_GROUP), Drop.join(mirror, Cargo.group(OPS), OPS));
        assertEquals(new Drop.Refused(Drop.Reason.NOBODY), Drop.join(mirror, Cargo.group(NIGHT), OPS));
        assertEquals(new Drop.Refused(Drop.Reason.NOT_MEMBERS), Drop.leave(mirror, Cargo.clients(Set.of(TABLET)), OPS));
    }

    @Test
    void onlyMembersLeave() {
        assertEquals(
                new Drop.Accepted(new GroupEdit.Leave(OPS, Set.of(MEI)), 1),
                Drop.leave(mirror, Cargo.members(OPS, Set.of(MEI, TABLET)), OPS));
    }

    @Test
    void wordsFollowTheDecision() {
        CargoWords words = new CargoWords(new Texts(), mirror);
        assertEquals(new DropPreview(true, "+1 to Front desk"), words.join(Cargo.clients(Set.of(MEI, TABLET)), OPS));
        assertEquals(new DropPreview(false, "Already in Front desk"), words.join(Cargo.clients(Set.of(MEI)), OPS));
        assertEquals("Mei Lin", words.apply(Cargo.clients(Set.of(MEI))));
        assertEquals("2 clients", words.apply(Cargo.clients(Set.of(MEI, TABLET))));
    }
}
