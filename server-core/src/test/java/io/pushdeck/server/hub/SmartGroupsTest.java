package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Browser;
import io.pushdeck.server.group.Condition;
import io.pushdeck.server.group.Condition.Text;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.group.Traits;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmartGroupsTest {
    private static final CloseReason BYE = new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT);
    private static final ClientId ANNA = new ClientId("anna");
    private static final GroupId SMART = GroupId.of(new UUID(0, 1));

    private final HandClock clock = new HandClock(HubFixture.NOW);
    private final HubFixture fixture = new HubFixture(Register.EMPTY, clock);
    private final Hub hub = fixture.hub;

    @BeforeEach
    void listen() {
        hub.listen(new FakeFanOut(false), 1_000_000);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Group smart(GroupId id, String rule) {
        Membership membership = new Membership.ByRule(RuleText.parse(rule).orElseThrow());
        return new Group(id, "Smart " + id, Group.Colour.BLUE, Group.Icon.DOT, membership);
    }

    private void create(String rule) {
        fixture.edit(new GroupEdit.Create(smart(SMART, rule), Set.of()));
    }

    private Set<ClientId> members() {
        return fixture.state().members().getOrDefault(SMART, Set.of());
    }

    private FakeConnection open(long id, String client, String name) {
        return fixture.open(id, Map.of("client", client, "name", name));
    }

    private void closed(long id) {
        hub.closed(new SessionId(id), BYE);
    }

    @Test
    void whoMeetsTheRuleIsAMemberAsLongAsItDoes() {
        open(1, "anna", "Nurse Anna");
        open(2, "bo", "Bo");
        create("1 all name contains \"nurse\"");
        assertEquals(Set.of(ANNA), members());
        fixture.rename(new ClientId("bo"), "Night nurse");
        assertEquals(Set.of(ANNA, new ClientId("bo")), members());
        fixture.rename(ANNA, "Anna");
        closed(2);
        assertEquals(Set.of(), members());
        fixture.edit(new GroupEdit.Change(smart(SMART, "1 all name is \"anna\"")));
        assertEquals(Set.of(ANNA), members());
    }

    @Test
    void aGuestIsAMemberUntilItIsGone() {
        fixture.open(1, Map.of());
        create("1 all presence is \"connected\"");
        assertEquals(Set.of(ClientId.guest(new SessionId(1))), members());
        closed(1);
        assertEquals(Set.of(), members());
    }

    @Test
    void nobodyIsPutInOrTakenOutByHand() {
        create("1 all name is \"x\"");
        assertEquals(
                new GroupEdit.Join(SMART, Set.of()),
                fixture.edit(new GroupEdit.Join(SMART, Set.of(ANNA))).effective());
        assertEquals(Set.of(), members());
    }

    @Test
    void aClientThatWantsInIsToldThatARuleDecides() {
        create("1 all page starts-with \"/ward\"");
        FakeConnection anna = FakeConnection.framed(1);
        hub.opened(anna);
        String name = smart(SMART, "1 all name is \"x\"").name();
        hub.received(
                anna.id(),
                Payload.text(
                        "{\"type\":\"hello\",\"client\":\"anna\",\"page\":\"/Ward/3\",\"groups\":[\"" + name + "\"]}"));
        fixture.settle();
        assertTrue(anna.texts().getFirst().contains("\"groups\":[\"" + name + "\"]"));
        assertEquals(List.of(), fixture.keptEdits);
        hub.received(anna.id(), Payload.text("{\"type\":\"leave\",\"id\":7,\"group\":\"" + name + "\"}"));
        fixture.settle();
        assertTrue(anna.texts().getLast().contains("\"forbidden\""), anna.texts()::toString);
    }

    @Test
    void whoIsAwayIsAMemberForAsLongAsTheRuleSays() {
        create("1 all name contains \"nurse\" seen within \"PT10M\"");
        open(1, "anna", "Nurse Anna");
        clock.pass(Duration.ofHours(1));
        closed(1);
        assertEquals(Set.of(ANNA), members());
        clock.pass(Duration.ofMinutes(9));
        hub.measure();
        assertEquals(Set.of(ANNA), members());
        assertEquals(Map.of(ANNA, "Nurse Anna"), fixture.state().names());
        clock.pass(Duration.ofMinutes(1));
        hub.measure();
        assertEquals(Set.of(), members());
        open(2, "anna", "Nurse Anna");
        assertEquals(Set.of(ANNA), members());
    }

    @Test
    void aPushIsForThoseWhoMeetTheRuleWhenItIsMade() {
        create("1 all seen within \"PT10M\"");
        open(1, "anna", "Anna");
        closed(1);
        assertEquals(List.of(ANNA), frozen().offline());
        clock.pass(Duration.ofMinutes(10));
        assertEquals(List.of(), frozen().offline());
    }

    private FrozenAudience frozen() {
        CompletableFuture<FrozenAudience> answer = new CompletableFuture<>();
        hub.freeze(
                new Audience(false, Set.of(SMART), Set.of()),
                frozen -> answer.complete(frozen.audience()),
                answer::completeExceptionally);
        return HubFixture.get(answer);
    }

    @Test
    void whoWasSeenBeforeARestartMeetsTheRuleAfterIt() {
        Map<ClientId, Sighting> seen = new LinkedHashMap<>();
        seen.put(ANNA, new Sighting("Anna", HubFixture.NOW.minusSeconds(60)));
        seen.put(new ClientId("bo"), new Sighting("Bo", HubFixture.NOW.minusSeconds(3_600)));
        Group group = smart(SMART, "1 all seen within \"PT10M\"");
        Register register = new Register(List.of(group), Map.of(), Map.of(), seen);
        try (HubFixture restarted = new HubFixture(register, clock)) {
            assertEquals(Map.of(SMART, Set.of(ANNA)), restarted.state().members());
            assertEquals(Map.of(ANNA, "Anna"), restarted.state().names());
        }
    }

    @Test
    void aListTakesThePlaceOfARuleAndBack() {
        open(1, "anna", "Anna");
        create("1 all name is \"anna\"");
        Group rule = smart(SMART, "1 all name is \"anna\"");
        Group list = rule.withMembership(Membership.LISTED);
        GroupEdit undo = fixture.edit(new GroupEdit.Together(
                        List.of(new GroupEdit.Change(list), new GroupEdit.Join(SMART, Set.of(ANNA)))))
                .undo();
        fixture.rename(ANNA, "Somebody");
        assertEquals(Set.of(ANNA), members());
        fixture.edit(undo);
        assertEquals(Set.of(), members());
        assertEquals(List.of(rule), fixture.state().groups());
        assertEquals(
                new GroupEdit.Create(rule, Set.of(), 0),
                fixture.edit(new GroupEdit.Delete(SMART)).undo());
    }

    @Test
    void nothingOfARuleThatCannotBeReadIsGuessed() {
        open(1, "anna", "Anna");
        Group broken = smart(SMART, "1 all name is \"x\"").withMembership(new Membership.Unreadable("9 strange"));
        fixture.edit(new GroupEdit.Create(broken, Set.of(ANNA)));
        assertEquals(Set.of(), members());
    }

    @Test
    void thePreviewCountsWithoutChangingAnything() {
        open(1, "anna", "Anna");
        open(2, "anna", "Anna");
        open(3, "bo", "Bo");
        closed(3);
        Rule rule = RuleText.parse("1 all seen within \"PT10M\"").orElseThrow();
        assertEquals(
                new RulePreview(
                        1,
                        1,
                        List.of(
                                new RulePreview.Person(ANNA, "Anna", true),
                                new RulePreview.Person(new ClientId("bo"), "Bo", false))),
                HubFixture.get(hub.preview(rule)));
        assertEquals(Map.of(), fixture.state().members());
    }

    @Test
    void membersAreAlwaysThoseThatALookAtEverybodyWouldFind() {
        Churn churn = new Churn();
        for (int step = 0; step < 6_000; step++) {
            churn.step();
            if (step % 50 == 0) {
                churn.check();
            }
        }
        churn.check();
        assertTrue(churn.found > 1_000, () -> "only " + churn.found + " memberships were seen");
    }

    /// Comes and goes, renames, changes rules and lets time pass; keeps book of who was seen by itself.
    private final class Churn {
        private final Random random = new Random(5);
        private final Map<Long, FakeConnection> open = new LinkedHashMap<>();
        private final Map<ClientId, Sighting> seen = new HashMap<>();
        private final Map<ClientId, String> given = new HashMap<>();
        private long lastSession;
        private int found;

        void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> come();
                case 4, 5, 6 -> go();
                case 7 -> {
                    ClientId named = new ClientId("c" + random.nextInt(8));
                    String name = "Desk " + random.nextInt(4);
                    given.put(named, name);
                    fixture.rename(named, name);
                }
                case 8 -> {
                    // Only once the hub has done what came before.
                    fixture.state();
                    clock.pass(Duration.ofSeconds(random.nextInt(90)));
                }
                default -> edit();
            }
        }

        private void come() {
            Map<String, String> query = random.nextInt(4) == 0
                    ? Map.of()
                    : Map.of("client", "c" + random.nextInt(30), "name", "Name " + random.nextInt(4));
            FakeConnection connection = FakeConnection.local(++lastSession, query);
            open.put(lastSession, connection);
            hub.opened(connection);
        }

        private void go() {
            open.keySet().stream()
                    .skip(random.nextInt(open.size() + 1))
                    .findFirst()
                    .ifPresent(session -> {
                        SessionView view = fixture.state().sessions().stream()
                                .filter(each -> each.id().value() == session)
                                .findFirst()
                                .orElseThrow();
                        seen.put(view.client(), new Sighting(view.name(), clock.instant()));
                        open.remove(session);
                        closed(session);
                    });
        }

        private void edit() {
            GroupId id = GroupId.of(new UUID(0, random.nextInt(12)));
            Group group = smart(id, rule());
            boolean there =
                    fixture.state().groups().stream().anyMatch(each -> each.id().equals(id));
            if (!there) {
                fixture.edit(new GroupEdit.Create(group, Set.of()));
            } else if (random.nextInt(3) == 0) {
                fixture.edit(new GroupEdit.Delete(id));
            } else {
                fixture.edit(new GroupEdit.Change(group));
            }
        }

        private String rule() {
            List<String> conditions = new ArrayList<>();
            for (int count = random.nextInt(3); count >= 0; count--) {
                conditions.add(
                        switch (random.nextInt(6)) {
                            case 0 -> "name contains \"" + random.nextInt(4) + "\"";
                            case 1 -> "name starts-with \"desk\"";
                            case 2 -> "name is-not \"Name 1\"";
                            case 3 -> "address in \"127.0.0.0/8\"";
                            case 4 -> "presence is \"connected\"";
                            default -> "seen within \"PT" + (1 + random.nextInt(5)) + "M\"";
                        });
            }
            return "1 " + (random.nextBoolean() ? "all " : "any ") + String.join(" ", conditions);
        }

        void check() {
            hub.measure();
            HubSnapshot state = fixture.state();
            for (Group group : state.groups()) {
                Set<ClientId> expected = expected(((Membership.ByRule) group.membership()).rule(), state);
                found += expected.size();
                assertEquals(
                        expected, state.members().get(group.id()), () -> group.membership() + " at " + clock.instant());
            }
        }

        private Set<ClientId> expected(Rule rule, HubSnapshot state) {
            Set<ClientId> members = new HashSet<>();
            Set<ClientId> online = new HashSet<>();
            for (SessionView view : state.sessions()) {
                online.add(view.client());
                Traits.Here here = new Traits.Here(
                        view.page(),
                        view.language(),
                        Browser.OTHER,
                        view.handshake().address());
                if (rule.isMetBy(new Traits(view.name(), here), clock.instant())) {
                    members.add(view.client());
                }
            }
            seen.forEach((client, last) -> {
                if (!client.isGuest() && !online.contains(client)) {
                    String name = given.getOrDefault(client, last.name());
                    if (rule.isMetBy(new Traits(name, new Traits.Away(last.at())), clock.instant())) {
                        members.add(client);
                    }
                }
            });
            return members;
        }
    }

    /// For the eye: what 10,000 people and 50 rules cost. Nothing is judged by time.
    @Test
    void tenThousandPeopleAndFiftyRulesAreHeldAgainstEachOtherOneByOne() {
        for (int rule = 0; rule < 50; rule++) {
            List<Condition> conditions = List.of(
                    new Text(Text.Source.NAME, Text.Comparison.CONTAINS, "name " + rule),
                    new Condition.Uses(Browser.OTHER),
                    new Condition.Seen(Duration.ofHours(1)));
            Group group = new Group(
                    GroupId.of(new UUID(7, rule)),
                    "Rule " + rule,
                    Group.Colour.BLUE,
                    Group.Icon.DOT,
                    new Membership.ByRule(new Rule(Rule.Join.ALL, conditions)));
            fixture.edit(new GroupEdit.Create(group, Set.of()));
        }
        long start = System.nanoTime();
        for (int person = 1; person <= 10_000; person++) {
            open(person, "p" + person, "Name " + person % 100);
        }
        fixture.state();
        long opened = System.nanoTime();
        fixture.edit(new GroupEdit.Create(smart(SMART, "1 all seen within \"PT1H\""), Set.of()));
        long changed = System.nanoTime();
        RulePreview preview = HubFixture.get(
                hub.preview(RuleText.parse("1 all name contains \"name 7\"").orElseThrow()));
        long previewed = System.nanoTime();
        System.out.printf(
                "10,000 connects with 50 rules %d ms, one more rule %d ms, a preview %d ms%n",
                (opened - start) / 1_000_000, (changed - opened) / 1_000_000, (previewed - changed) / 1_000_000);
        assertEquals(10_000, members().size());
        assertEquals(1_100, preview.connected());
        assertEquals(RulePreview.MOST, preview.first().size());
    }
}
