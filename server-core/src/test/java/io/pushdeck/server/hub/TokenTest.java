package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.FakeLog;
import io.pushdeck.server.testing.RecordedHub;
import io.pushdeck.server.testing.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who shows a token at the door, and who shows none.
class TokenTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final GroupId NURSES = GroupId.of(new UUID(0, 1));
    private static final long LATER = HubFixture.NOW.getEpochSecond() + 3_600;
    private static final String TOKEN = token("anna", "");

    /// Checks that were asked for and have not been made.
    private final Queue<Runnable> checks = new ConcurrentLinkedQueue<>();

    /// What was written to disk.
    private final Queue<GroupEdit> keptEdits = new ConcurrentLinkedQueue<>();

    private final TokenGate gate = new TokenGate(Clock.fixed(HubFixture.NOW, ZoneOffset.UTC), checks::add);
    private final RecordedHub recorded = new RecordedHub();
    private final Hub hub = Hub.start(
            Register.EMPTY,
            new HubPorts(
                    (client, name) -> {},
                    (edit, whenDone) -> {
                        keptEdits.add(edit);
                        whenDone.accept(Optional.empty());
                    },
                    new FakeLog(),
                    new BanBook(),
                    gate),
            new Answers(task -> Thread.ofVirtual().start(task)),
            Clock.fixed(HubFixture.NOW, ZoneOffset.UTC),
            Duration.ofDays(1));

    @BeforeEach
    void listen() {
        hub.subscribe(recorded);
        hub.listen(new FakeFanOut(false), 1_000_000);
        ask(TokenRules.Without.REFUSED);
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private void ask(TokenRules.Without without) {
        TokenKey key = new TokenKey.Secret(Password.of(TestTokens.SECRET));
        gate.rules(new TokenRules.Checked(key, "deck", Optional.empty(), without));
    }

    private static String token(String subject, String more) {
        return TestTokens.hs256("{\"sub\":\"" + subject + "\",\"aud\":\"deck\",\"exp\":" + LATER + more + "}");
    }

    private FakeConnection greet(long id, String hello) {
        FakeConnection connection = FakeConnection.framedRemote(id);
        hub.opened(connection);
        say(connection, hello);
        return connection;
    }

    private static String hello(String token) {
        return "{\"type\":\"hello\",\"client\":\"boss\",\"name\":\"Boss\",\"token\":\"" + token + "\"}";
    }

    private void say(FakeConnection from, String frame) {
        hub.received(from.id(), Payload.text(frame));
    }

    private void settle() {
        for (int step = 0; step < 12; step++) {
            HubFixture.get(hub.settled());
        }
    }

    private void check() {
        settle();
        for (Runnable each = checks.poll(); each != null; each = checks.poll()) {
            each.run();
        }
        settle();
    }

    private List<SessionView> sessions() {
        RecordedHub late = new RecordedHub();
        hub.subscribe(late);
        return late.nextSnapshot().sessions();
    }

    @Test
    void theTokenSaysWhoItIsAndNothingElseDoes() {
        greet(1, hello(token("anna", ",\"role\":\"nurse\"")));
        check();
        SessionView view = sessions().getFirst();
        assertEquals(ANNA, view.client());
        assertEquals("Boss", view.name());
        assertEquals(
                Optional.of(new Proof(new Claims(Map.of("role", List.of("nurse"))), HubFixture.NOW.plusSeconds(3_600))),
                view.proof());
        assertEquals(new TokenGate.Counts(1, 0), gate.counts());
    }

    @Test
    void whatFollowsTheHelloWaitsForTheTokenAndKeepsItsOrder() {
        FakeConnection anna = greet(1, hello(TOKEN));
        say(anna, "{\"type\":\"message\",\"id\":1,\"text\":\"one\"}");
        say(anna, "{\"type\":\"message\",\"id\":2,\"text\":\"two\"}");
        settle();
        assertEquals(List.of(), anna.texts());
        assertEquals(List.of(), sessions());
        check();
        assertEquals(
                List.of("welcome", "\"to\":1", "\"to\":2"),
                anna.texts().stream()
                        .map(text -> text.contains("welcome") ? "welcome" : text.replaceAll(".*(\"to\":.).*", "$1"))
                        .toList());
        assertEquals(
                Payload.text("one"),
                recorded.next(HubEvent.MessageReceived.class).payload());
        assertEquals(
                Payload.text("two"),
                recorded.next(HubEvent.MessageReceived.class).payload());
    }

    @Test
    void aTokenThatIsLookedAtForLongIsNoMissingHello() {
        FakeConnection anna = greet(1, hello(TOKEN));
        for (int i = 0; i < 30; i++) {
            hub.measure();
        }
        check();
        assertEquals(List.of(), anna.goodbyes);
        assertEquals(1, sessions().size());
    }

    @Test
    void whoHasGoneMeanwhileIsNotLetInAndJoinsNothing() {
        GroupEdit crew = new GroupEdit.Create(new Group(NURSES, "Crew", Group.Colour.BLUE), Set.of());
        hub.apply(crew, new CompletableFuture<>());
        FakeConnection anna = greet(1, hello(TOKEN).replace("\"name\"", "\"groups\":[\"Crew\"],\"name\""));
        hub.closed(anna.id(), new CloseReason(CloseReason.NORMAL, "", CloseReason.Origin.CLIENT));
        check();
        assertEquals(List.of(), sessions());
        assertEquals(List.of(), List.copyOf(keptEdits));
    }

    @Test
    void aRefusedTokenClosesAndIsTold() {
        FakeConnection thief = greet(1, hello(TOKEN + "x"));
        FakeConnection none = greet(2, "{\"type\":\"hello\",\"client\":\"anna\"}");
        check();
        assertEquals(CloseReason.BAD_TOKEN, thief.goodbyes.getFirst().code());
        assertEquals(
                List.of(new FakeConnection.Goodbye(CloseReason.BAD_TOKEN, "This server wants a token in the hello")),
                none.goodbyes);
        assertEquals(List.of(), sessions());
        hub.measure();
        HubEvent.TokensRefused told = recorded.next(HubEvent.TokensRefused.class);
        assertEquals(2, told.count());
        assertTrue(told.words().contains("signature"), told.words());
        assertEquals(new TokenGate.Counts(0, 2), gate.counts());
    }

    @Test
    void aPlainConnectionCannotShowOne() {
        FakeConnection plain = FakeConnection.local(1, Map.of("client", "anna"));
        hub.opened(plain);
        settle();
        assertEquals(CloseReason.BAD_TOKEN, plain.goodbyes.getFirst().code());
        assertEquals(List.of(), sessions());
    }

    @Test
    void whereGuestsMayComeNobodyTakesAnIdentityWithoutAToken() {
        ask(TokenRules.Without.GUEST);
        FakeConnection local = FakeConnection.framed(1);
        hub.opened(local);
        say(local, "{\"type\":\"hello\",\"client\":\"anna\",\"name\":\"Anna\"}");
        hub.opened(FakeConnection.local(2, Map.of("client", "anna", "name", "Anna")));
        FakeConnection wrong = greet(3, hello("no.such.token"));
        check();
        assertEquals(
                List.of("guest-1 Anna", "guest-2 Anna"),
                sessions().stream()
                        .map(view -> view.client() + " " + view.name())
                        .sorted()
                        .toList());
        assertEquals(CloseReason.BAD_TOKEN, wrong.goodbyes.getFirst().code());
    }

    @Test
    void withoutRulesATokenIsIgnored() {
        gate.rules(TokenRules.OFF);
        FakeConnection anna = FakeConnection.framed(1);
        hub.opened(anna);
        say(anna, "{\"type\":\"hello\",\"client\":\"bo\",\"token\":\"" + TOKEN + "\"}");
        settle();
        assertEquals(List.of(), List.copyOf(new ArrayDeque<>(checks)));
        assertEquals(new ClientId("bo"), sessions().getFirst().client());
        assertEquals(Optional.empty(), sessions().getFirst().proof());
    }

    @Test
    void aSmartGroupAsksForClaims() {
        Membership rule = new Membership.ByRule(
                RuleText.parse("1 all claim is \"role\" \"Nurse\"").orElseThrow());
        GroupEdit nurses =
                new GroupEdit.Create(new Group(NURSES, "Nurses", Group.Colour.BLUE, Group.Icon.DOT, rule), Set.of());
        hub.apply(nurses, new CompletableFuture<>());
        greet(1, hello(token("anna", ",\"role\":[\"boss\",\"nurse\"]")));
        greet(2, hello(token("bo", ",\"role\":\"boss\"")));
        check();
        RecordedHub late = new RecordedHub();
        hub.subscribe(late);
        assertEquals(Set.of(ANNA), late.nextSnapshot().members().get(NURSES));
    }
}
