package io.pushdeck.server.security;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.security.TokenVerdict.Fault;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks tokens, JWT with a signature (RFC 7519, 7515), by rules that do not change. Which algorithm counts is said by
/// the key and never by the token. The only class that touches the library: it is loaded with the first token that is
/// checked. Immutable.
final class TokenVerifier {
    /// Clocks differ.
    static final Duration SKEW = Duration.ofSeconds(60);

    /// What every token has, and rules and people need not see.
    private static final Set<String> REGISTERED = Set.of("iss", "sub", "aud", "exp", "nbf", "iat", "jti");
    private static final int LONGEST_TOLD = 24;

    private final TokenRules.Checked rules;
    private final JWSAlgorithm algorithm;
    private final JWSVerifier verifier;

    private static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient TokenVerdict.Refused verdict;

        RefusedException(Fault fault, String words) {
            super(words);
            verdict = new TokenVerdict.Refused(fault, words);
        }

        RefusedException(Fault fault, String words, Throwable cause) {
            super(words, cause);
            verdict = new TokenVerdict.Refused(fault, words);
        }
    }

    TokenVerifier(TokenRules.Checked rules) {
        this.rules = rules;
        try {
            switch (rules.key()) {
                case TokenKey.Secret secret -> {
                    algorithm = JWSAlgorithm.HS256;
                    verifier =
                            new MACVerifier(new String(secret.value().characters()).getBytes(StandardCharsets.UTF_8));
                }
                case TokenKey.Public published -> {
                    PublicKey key = published.key();
                    if (key instanceof ECPublicKey curve) {
                        algorithm = JWSAlgorithm.ES256;
                        verifier = new ECDSAVerifier(curve);
                    } else {
                        algorithm = JWSAlgorithm.RS256;
                        verifier = new RSASSAVerifier((RSAPublicKey) key);
                    }
                }
            }
        } catch (JOSEException unusable) {
            throw new IllegalArgumentException("The key of the token rules cannot be used", unusable);
        }
    }

    TokenVerdict verify(String token, Instant now) {
        try {
            JWTClaimsSet claims = signed(token);
            Instant expires = checkTime(claims, now);
            checkOrigin(claims);
            return new TokenVerdict.Accepted(subject(claims), name(claims), new Proof(kept(claims), expires));
        } catch (RefusedException refused) {
            return refused.verdict;
        }
    }

    private JWTClaimsSet signed(String token) throws RefusedException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new RefusedException(Fault.MALFORMED, "The token is no JWT of three parts with dots between them");
        }
        try {
            String named = Header.parse(new Base64URL(parts[0])).getAlgorithm().getName();
            if (!named.equals(algorithm.getName())) {
                throw new RefusedException(
                        Fault.ALGORITHM,
                        "The token has the algorithm " + brief(named) + ", this server takes " + algorithm);
            }
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.verify(verifier)) {
                throw new RefusedException(Fault.SIGNATURE, "The signature of the token does not fit the server's key");
            }
            return jwt.getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw new RefusedException(Fault.MALFORMED, "The token is no readable JWT", unreadable);
        } catch (JOSEException unchecked) {
            throw new RefusedException(Fault.SIGNATURE, "The signature of the token cannot be checked", unchecked);
        }
    }

    /// @return when it expires
    private static Instant checkTime(JWTClaimsSet claims, Instant now) throws RefusedException {
        @Nullable Date expiry = claims.getExpirationTime();
        if (expiry == null) {
            throw new RefusedException(Fault.NO_EXPIRY, "The token has no exp, and must have one");
        }
        Instant expires = expiry.toInstant();
        if (!expires.plus(SKEW).isAfter(now)) {
            throw new RefusedException(Fault.EXPIRED, "The token expired at " + expires);
        }
        @Nullable Date start = claims.getNotBeforeTime();
        if (start != null && start.toInstant().minus(SKEW).isAfter(now)) {
            throw new RefusedException(Fault.NOT_YET, "The token counts from " + start.toInstant() + " on, by its nbf");
        }
        return expires;
    }

    private void checkOrigin(JWTClaimsSet claims) throws RefusedException {
        List<String> audience = claims.getAudience();
        if (!audience.contains(rules.audience())) {
            String named = audience.isEmpty() ? "has no aud" : "is for \"" + brief(audience.getFirst()) + "\"";
            throw new RefusedException(
                    Fault.AUDIENCE, "The token " + named + ", not for \"" + brief(rules.audience()) + "\"");
        }
        Optional<String> wanted = rules.issuer();
        if (wanted.isPresent() && !wanted.get().equals(claims.getIssuer())) {
            throw new RefusedException(
                    Fault.ISSUER, "The token does not come from the issuer \"" + brief(wanted.get()) + "\"");
        }
    }

    private static ClientId subject(JWTClaimsSet claims) throws RefusedException {
        @Nullable String subject = claims.getSubject();
        if (subject == null || !ClientId.isDurable(subject)) {
            throw new RefusedException(
                    Fault.SUBJECT,
                    "The token's sub needs 1 to 64 of A-Z a-z 0-9 . _ - @ : and must not start with guest- or"
                            + " rehearsal:");
        }
        return new ClientId(subject);
    }

    private static String name(JWTClaimsSet claims) {
        return claims.getClaim("name") instanceof String name ? name : "";
    }

    private static Claims kept(JWTClaimsSet claims) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (!REGISTERED.contains(name)) {
                kept.put(name, texts(value));
            }
        });
        return new Claims(kept);
    }

    /// What can be compared; of anything else nothing.
    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text -> List.of(text);
            case Number number -> List.of(number.toString());
            case Boolean truth -> List.of(truth.toString());
            case List<?> several ->
                several.stream().allMatch(String.class::isInstance)
                        ? several.stream().map(String.class::cast).toList()
                        : List.of();
            default -> List.of();
        };
    }

    /// Close frames are short.
    private static String brief(String text) {
        return text.length() <= LONGEST_TOLD ? text : text.substring(0, LONGEST_TOLD) + "…";
    }
}
