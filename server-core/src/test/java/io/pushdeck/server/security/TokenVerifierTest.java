package io.pushdeck.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.security.TokenVerdict.Accepted;
import io.pushdeck.server.security.TokenVerdict.Fault;
import io.pushdeck.server.security.TokenVerdict.Refused;
import io.pushdeck.server.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenVerifierTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final String GOOD = "{\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}";
    private static final TokenKey SECRET = new TokenKey.Secret(Password.of(TestTokens.SECRET));
    private static final KeyPair RSA = TestTokens.rsa(2048);
    private static final KeyPair CURVE = TestTokens.curve("secp256r1");

    private static TokenVerdict verify(TokenKey key, String token) {
        return new TokenVerifier(new TokenRules.Checked(key, "deck", Optional.of("shop"), TokenRules.Without.REFUSED))
                .verify(token, NOW);
    }

    private static void assertAccepted(TokenKey key, String token) {
        assertEquals(
                new Accepted(new ClientId("anna"), "", new Proof(Claims.NONE, NOW.plusSeconds(3600))),
                verify(key, token));
    }

    private static void assertRefused(Fault fault, TokenKey key, String token) {
        Refused refused = assertInstanceOf(Refused.class, verify(key, token), token);
        assertEquals(fault, refused.fault(), refused.words());
        assertTrue(refused.words().getBytes(StandardCharsets.UTF_8).length <= 123, refused.words());
    }

    @Test
    void eachKindOfKeyTakesTokensOfItsAlgorithm() {
        assertAccepted(SECRET, TestTokens.hs256(GOOD));
        assertAccepted(new TokenKey.Public(TestTokens.pem(RSA)), TestTokens.rs256(GOOD, RSA.getPrivate()));
        assertAccepted(new TokenKey.Public(TestTokens.pem(CURVE)), TestTokens.es256(GOOD, CURVE.getPrivate()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO_EXPIRY | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\"}",
                "EXPIRED   | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1799999940}",
                "EXPIRED   | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":-1}",
                "NOT_YET   | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600,\"nbf\":1800000061}",
                "AUDIENCE  | {\"sub\":\"anna\",\"iss\":\"shop\",\"exp\":1800003600}",
                "AUDIENCE  | {\"sub\":\"anna\",\"aud\":\"other\",\"iss\":\"shop\",\"exp\":1800003600}",
                "AUDIENCE  | {\"sub\":\"anna\",\"aud\":[\"Deck\",\"\"],\"iss\":\"shop\",\"exp\":1800003600}",
                "ISSUER    | {\"sub\":\"anna\",\"aud\":\"deck\",\"exp\":1800003600}",
                "ISSUER    | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"thief\",\"exp\":1800003600}",
                "SUBJECT   | {\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "SUBJECT   | {\"sub\":\"\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "SUBJECT   | {\"sub\":\"a b\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "SUBJECT   | {\"sub\":\"guest-1\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "SUBJECT   | {\"sub\":\"rehearsal:1\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "MALFORMED | {\"sub\":[7],\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":1800003600}",
                "MALFORMED | {\"sub\":\"anna\",\"aud\":\"deck\",\"iss\":\"shop\",\"exp\":\"tomorrow\"}",
                "NO_EXPIRY | []",
                "MALFORMED | nothing"
            })
    void aTokenMustSayWhatIsWanted(Fault fault, String claims) {
        assertRefused(fault, SECRET, TestTokens.hs256(claims));
    }

    @Test
    void clocksMayDifferByAMinute() {
        assertInstanceOf(Accepted.class, verify(SECRET, TestTokens.hs256(GOOD.replace("1800003600", "1799999941"))));
        assertInstanceOf(
                Accepted.class,
                verify(SECRET, TestTokens.hs256(GOOD.replace("1800003600", "1800003600,\"nbf\":1800000060"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MALFORMED | ''",
                "MALFORMED | abc",
                "MALFORMED | a.b.c",
                "MALFORMED | a.b.c.d.e",
                "MALFORMED | ..",
                "MALFORMED | e30.e30.e30"
            })
    void whatIsNoTokenIsRefused(Fault fault, String token) {
        assertRefused(fault, SECRET, token);
        Refused refused = assertInstanceOf(Refused.class, verify(SECRET, token));
        assertEquals(token.split("\\.", -1).length != 3, refused.words().contains("three parts"), refused.words());
    }

    /// The classic ways to be let in without a key.
    @Test
    void theKeySaysWhichAlgorithmCounts() {
        String unsigned = TestTokens.part("{\"alg\":\"none\"}") + "." + TestTokens.part(GOOD) + ".";
        TokenKey rsa = new TokenKey.Public(TestTokens.pem(RSA));
        TokenKey curve = new TokenKey.Public(TestTokens.pem(CURVE));
        for (TokenKey key : List.of(SECRET, rsa, curve)) {
            assertRefused(Fault.ALGORITHM, key, unsigned);
            assertRefused(
                    Fault.ALGORITHM,
                    key,
                    unsigned.replace(TestTokens.part("{\"alg\":\"none\"}"), TestTokens.part("{\"alg\":\"nOnE\"}")));
        }
        for (String secret : List.of(TestTokens.pem(RSA), TestTokens.pem(RSA).strip())) {
            assertRefused(Fault.ALGORITHM, rsa, TestTokens.hs256("{\"alg\":\"HS256\"}", GOOD, secret));
            assertRefused(Fault.SIGNATURE, rsa, TestTokens.hs256("{\"alg\":\"RS256\"}", GOOD, secret));
        }
        assertRefused(Fault.ALGORITHM, SECRET, TestTokens.hs256("{\"alg\":\"HS512\"}", GOOD, TestTokens.SECRET));
        assertRefused(Fault.ALGORITHM, rsa, TestTokens.es256(GOOD, CURVE.getPrivate()));
        assertRefused(Fault.ALGORITHM, curve, TestTokens.rs256(GOOD, RSA.getPrivate()));
    }

    @Test
    void aForeignOrChangedTokenDoesNotFit() {
        assertRefused(Fault.SIGNATURE, SECRET, TestTokens.hs256("{\"alg\":\"HS256\"}", GOOD, TestTokens.SECRET + "x"));
        assertRefused(
                Fault.SIGNATURE,
                new TokenKey.Public(TestTokens.pem(RSA)),
                TestTokens.rs256(GOOD, TestTokens.rsa(2048).getPrivate()));
        assertRefused(
                Fault.SIGNATURE,
                new TokenKey.Public(TestTokens.pem(CURVE)),
                TestTokens.es256(GOOD, TestTokens.curve("secp256r1").getPrivate()));
        String[] parts = TestTokens.hs256(GOOD).split("\\.", -1);
        String changed = parts[0] + "." + TestTokens.part(GOOD.replace("anna", "boss")) + "." + parts[2];
        assertRefused(Fault.SIGNATURE, SECRET, changed);
        assertRefused(Fault.SIGNATURE, SECRET, parts[0] + "." + parts[1] + "." + TestTokens.part("none"));
    }

    /// A header that asks for something that this server does not understand, or brings its own key.
    @Test
    void theHeaderBringsNothingAlong() {
        assertRefused(
                Fault.SIGNATURE,
                SECRET,
                TestTokens.hs256("{\"alg\":\"HS256\",\"crit\":[\"magic\"],\"magic\":1}", GOOD, TestTokens.SECRET));
        String own = "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"},"
                + "\"jku\":\"https://thief.example/keys\"}";
        assertRefused(Fault.SIGNATURE, SECRET, TestTokens.hs256(own, GOOD, TestTokens.SECRET + "x"));
    }

    @Test
    void claimsAreKeptAsTextsAndWithinBounds() {
        String extra = "\"name\":\"Anna\",\"role\":\"nurse\",\"level\":3,\"half\":1.5,\"admin\":true,"
                + "\"wards\":[\"A\",\"B\"],\"mixed\":[\"A\",1],\"nested\":{\"a\":1},\"nothing\":null,\"long\":\""
                + "x".repeat(257) + "\",\"fits\":\"" + "x".repeat(256) + "\",\"" + "n".repeat(65)
                + "\":1,\"jti\":\"7\"";
        Accepted anna = assertInstanceOf(
                Accepted.class,
                verify(
                        SECRET,
                        TestTokens.hs256(GOOD.replace("}", "," + extra + "}").replace("{\"a\":1,", "{\"a\":1},"))));
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("name", List.of("Anna"));
        expected.put("role", List.of("nurse"));
        expected.put("level", List.of("3"));
        expected.put("half", List.of("1.5"));
        expected.put("admin", List.of("true"));
        expected.put("wards", List.of("A", "B"));
        expected.put("fits", List.of("x".repeat(256)));
        assertEquals("Anna", anna.name());
        assertEquals(expected, anna.proof().claims().values());
    }

    @Test
    void noMoreThanThirtyTwoClaimsAreKept() {
        String many =
                IntStream.range(0, 40).mapToObj(i -> "\"c" + i + "\":" + i).collect(Collectors.joining(","));
        Accepted anna =
                assertInstanceOf(Accepted.class, verify(SECRET, TestTokens.hs256(GOOD.replace("}", "," + many + "}"))));
        assertEquals(Claims.MOST, anna.proof().claims().values().size());
    }

    /// Each assertRefused looks at the length.
    @Test
    void theWordsFitIntoACloseFrame() {
        String longest = "\u00e9".repeat(200);
        assertRefused(Fault.AUDIENCE, SECRET, TestTokens.hs256(GOOD.replace("\"deck\"", '"' + longest + '"')));
        assertRefused(
                Fault.ALGORITHM, SECRET, TestTokens.hs256("{\"alg\":\"" + longest + "\"}", GOOD, TestTokens.SECRET));
    }

    @Test
    void whatIsNoKeyIsSaid() {
        assertEquals(Optional.of(TokenKey.Problem.MISSING), TokenKey.secretProblem(""));
        assertEquals(Optional.of(TokenKey.Problem.SHORT_SECRET), TokenKey.secretProblem("x".repeat(31)));
        assertEquals(Optional.empty(), TokenKey.secretProblem("x".repeat(32)));
        assertEquals(Optional.empty(), TokenKey.secretProblem("é".repeat(16)));
        assertEquals(Optional.of(TokenKey.Problem.PEM_AS_SECRET), TokenKey.secretProblem(TestTokens.pem(RSA)));
        assertEquals(Optional.of(TokenKey.Problem.TOO_LONG), TokenKey.secretProblem("x".repeat(8_001)));
        assertEquals(Optional.of(TokenKey.Problem.MISSING), TokenKey.publicProblem("  "));
        assertEquals(Optional.of(TokenKey.Problem.NO_PEM), TokenKey.publicProblem("x".repeat(40)));
        assertEquals(
                Optional.of(TokenKey.Problem.PRIVATE_KEY),
                TokenKey.publicProblem(
                        TestTokens.pem("PRIVATE KEY", RSA.getPrivate().getEncoded())));
        assertEquals(
                Optional.of(TokenKey.Problem.CERTIFICATE),
                TokenKey.publicProblem(TestTokens.pem("CERTIFICATE", new byte[9])));
        assertEquals(
                Optional.of(TokenKey.Problem.UNREADABLE),
                TokenKey.publicProblem(TestTokens.pem("PUBLIC KEY", new byte[9])));
        assertEquals(
                Optional.of(TokenKey.Problem.WEAK_RSA), TokenKey.publicProblem(TestTokens.pem(TestTokens.rsa(1024))));
        assertEquals(
                Optional.of(TokenKey.Problem.OTHER_CURVE),
                TokenKey.publicProblem(TestTokens.pem(TestTokens.curve("secp384r1"))));
        assertEquals(Optional.empty(), TokenKey.publicProblem(TestTokens.pem(RSA)));
        assertEquals(Optional.empty(), TokenKey.publicProblem(TestTokens.pem(CURVE)));
    }
}
