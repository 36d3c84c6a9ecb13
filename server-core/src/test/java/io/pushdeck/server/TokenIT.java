package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.testing.TestClient;
import io.pushdeck.server.testing.TestTokens;
import io.pushdeck.server.testing.TurnedClock;
import io.pushdeck.server.testing.V1Client;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who proves by a token who they are, over real sockets.
class TokenIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TokenRules.Checked REQUIRED = rules(new TokenKey.Secret(Password.of(TestTokens.SECRET)));

    @TempDir
    private Path folder;

    private final TurnedClock clock = new TurnedClock(NOON);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private PushServer server;

    @BeforeEach
    void open() {
        server = PushServer.open(folder, PushListener.NONE, clock);
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withTokens(REQUIRED));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static TokenRules.Checked rules(TokenKey key) {
        return new TokenRules.Checked(key, "deck", Optional.empty(), TokenRules.Without.REFUSED);
    }

    private String url() {
        return "ws://localhost:" + server.listening().orElseThrow().webSocketPort() + "/";
    }

    private static String claims(String subject) {
        return "{\"sub\":\"" + subject + "\",\"aud\":\"deck\",\"exp\":"
                + NOON.plusSeconds(60).getEpochSecond() + "}";
    }

    private static ObjectNode hello(String token) {
        return V1Client.object("hello").put("client", "boss").put("token", token);
    }

    private void assertRefused(ObjectNode hello) {
        V1Client client = V1Client.connect(url());
        client.send(hello);
        assertEquals(CloseReason.BAD_TOKEN, client.nextCloseCode());
    }

    @Test
    void theSubjectOfTheTokenComesInAndKeepsItsOrder() {
        V1Client anna = V1Client.connect(url());
        anna.send(hello(TestTokens.hs256(claims("anna"))));
        for (int id = 1; id <= 20; id++) {
            anna.send(V1Client.object("message").put("id", id).put("text", "m" + id));
        }
        assertEquals("anna", anna.next("welcome").path("client").asString());
        for (int id = 1; id <= 20; id++) {
            JsonNode reply = anna.next("reply");
            assertEquals(id, reply.path("to").asInt());
            assertTrue(reply.path("ok").asBoolean());
        }
        anna.close();
    }

    @Test
    void whoHasNoTokenThatCountsIsClosedForGood() {
        assertRefused(V1Client.object("hello").put("client", "anna"));
        assertRefused(hello("nonsense"));
        assertRefused(hello(TestTokens.hs256("{\"alg\":\"HS256\"}", claims("anna"), TestTokens.SECRET + "x")));
        assertRefused(hello(TestTokens.part("{\"alg\":\"none\"}") + "." + TestTokens.part(claims("anna")) + "."));
        assertEquals(
                CloseReason.BAD_TOKEN,
                TestClient.connect(url() + "?client=anna").nextCloseCode());
        assertEquals(new TokenGate.Counts(0, 5), server.tokens().counts());
    }

    @Test
    void anExpiredTokenCountsNoMoreButItsConnectionGoesOn() {
        ObjectNode hello = hello(TestTokens.hs256(claims("anna")));
        V1Client early = V1Client.connect(url());
        early.hello(hello);
        clock.pass(Duration.ofMinutes(3));
        assertRefused(hello);
        early.send(V1Client.object("message").put("id", 1).put("text", "still here"));
        assertTrue(early.next("reply").path("ok").asBoolean());
        early.close();
    }

    @Test
    void otherRulesHoldAtOnceAndLetTheOthersStay() {
        V1Client anna = V1Client.connect(url());
        anna.hello(hello(TestTokens.hs256(claims("anna"))));
        KeyPair keys = TestTokens.curve("secp256r1");
        server.tokens(rules(new TokenKey.Public(TestTokens.pem(keys))));
        assertRefused(hello(TestTokens.hs256(claims("anna"))));
        V1Client bo = V1Client.connect(url());
        assertEquals(
                "bo",
                bo.hello(hello(TestTokens.es256(claims("bo"), keys.getPrivate())))
                        .path("client")
                        .asString());
        server.tokens(TokenRules.OFF);
        V1Client boss = V1Client.connect(url());
        assertEquals("boss", boss.hello(hello("nonsense")).path("client").asString());
        anna.send(V1Client.object("message").put("id", 1).put("text", "still here"));
        assertTrue(anna.next("reply").path("ok").asBoolean());
        anna.close();
        bo.close();
        boss.close();
    }
}
