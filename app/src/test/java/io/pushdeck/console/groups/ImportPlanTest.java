package io.pushdeck.console.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ImportPlanTest {
    private static final ClientId MEI = new ClientId("c-1");
    private static final ClientId OSKAR = new ClientId("c-2");
    private static final ClientId OTHER_OSKAR = new ClientId("c-3");
    private static final Group CREW = new Group(id(1), "Crew", Group.Colour.BLUE);

    private static GroupId id(int number) {
        return GroupId.of(new UUID(0, number));
    }

    private static final Group NURSES = new Group(id(9), "Nurses", Group.Colour.RED)
            .withMembership(new Membership.ByRule(
                    RuleText.parse("1 all name contains \"nurse\"").orElseThrow()));

    private static ImportPlan plan(String file, boolean alsoUnknown) {
        Mirror mirror = new Mirror();
        mirror.reset(new HubSnapshot(
                0,
                List.of(),
                List.of(CREW, NURSES),
                Map.of(CREW.id(), Set.of(MEI)),
                Map.of(MEI, "Mei", OSKAR, "Oskar", OTHER_OSKAR, "Oskar")));
        AtomicInteger ids = new AtomicInteger(1);
        return ImportPlan.of(
                GroupFile.parse(file),
                mirror,
                new KnownPeople(mirror, Map.of()),
                alsoUnknown,
                () -> id(ids.incrementAndGet()));
    }

    @Test
    void groupsAreCreatedOrGetMoreMembers() {
        ImportPlan plan = plan("CREW,c-1,\ncrew,c-2,\nDock,,Mei\nDock,c-3,Somebody\nYard,,\n", false);
        List<GroupEdit.Create> created = List.of(
                new GroupEdit.Create(new Group(id(2), "Dock", Group.Colour.GREEN), Set.of(MEI, OTHER_OSKAR)),
                new GroupEdit.Create(new Group(id(3), "Yard", Group.Colour.AMBER), Set.of()));
        List<GroupEdit.Join> joined = List.of(new GroupEdit.Join(CREW.id(), Set.of(OSKAR)));
        assertEquals(new ImportPlan(created, joined, 1, Set.of(), List.of(), List.of(), List.of()), plan);
        assertEquals(
                Optional.of(new GroupEdit.Together(List.of(created.get(0), created.get(1), joined.getFirst()))),
                plan.edit());
        assertEquals(3, plan.memberships());
    }

    @Test
    void nobodyIsGuessedAndNobodyUnknownIsAddedUnasked() {
        String file = "Crew,c-9,\nCrew,,Nobody\nCrew,,Oskar\nCrew,,Oskar\n";
        ImportPlan plan = plan(file, false);
        assertEquals(
                new ImportPlan(
                        List.of(),
                        List.of(),
                        0,
                        Set.of(new ClientId("c-9")),
                        List.of("Nobody"),
                        List.of("Oskar"),
                        List.of()),
                plan);
        assertEquals(Optional.empty(), plan.edit());
        assertEquals(
                List.of(new GroupEdit.Join(CREW.id(), Set.of(new ClientId("c-9")))),
                plan(file, true).joined());
    }

    @Test
    void aRuleMakesASmartGroupAndOneThatIsThereStaysAsItIs() {
        String rule = "\"1 all page is \"\"/ward\"\"\"";
        ImportPlan plan = plan(
                "group,client,rule\nWard,," + rule + "\nWard,c-1,\nNurses,c-1,\nCrew,," + rule + "\nOdd,,9 strange\n",
                false);
        Membership byRule =
                new Membership.ByRule(RuleText.parse("1 all page is \"/ward\"").orElseThrow());
        assertEquals(1, plan.created().size());
        assertEquals("Ward", plan.created().getFirst().created().name());
        assertEquals(byRule, plan.created().getFirst().created().membership());
        assertEquals(Set.of(), plan.created().getFirst().members());
        assertEquals(List.of(), plan.joined());
        assertEquals(List.of("Nurses", "Crew"), plan.ruled());
    }

    @Test
    void theLookInTheFileIsThatOfANewGroupAlone() {
        ImportPlan plan =
                plan("group,client,colour,icon\nDock,c-1,pink,\nDock,c-2,red,home\nCrew,c-2,red,home\n", false);
        assertEquals(
                List.of(new GroupEdit.Create(
                        new Group(id(2), "Dock", Group.Colour.PINK, Group.Icon.HOME), Set.of(MEI, OSKAR))),
                plan.created());
        assertEquals(List.of(new GroupEdit.Join(CREW.id(), Set.of(OSKAR))), plan.joined());
    }
}
