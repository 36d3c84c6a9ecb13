package io.pushdeck.server.security;

import io.pushdeck.server.security.TokenVerdict.Fault;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where tokens are checked, by the rules of the moment, on threads that the hub does not wait for. Thread-safe.
public final class TokenGate {
    private static final Logger LOG = LoggerFactory.getLogger(TokenGate.class);

    private final Clock clock;
    private final Executor threads;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private volatile TokenRules rules = TokenRules.OFF;
    /// Null until the first token is checked by the rules of the moment.
    private volatile @Nullable Ready ready;

    private record Ready(TokenRules.Checked rules, TokenVerifier verifier) {}

    /// How many hellos came with a token that counts, and how many were refused, since the server was opened.
    public record Counts(long accepted, long refused) {}

    /// @param threads one for each check, which computes and waits for nothing
    public TokenGate(Clock clock, Executor threads) {
        this.clock = clock;
        this.threads = threads;
    }

    /// One that has no rules, and computes where it is asked.
    public static TokenGate ignoring() {
        return new TokenGate(Clock.systemUTC(), Runnable::run);
    }

    /// For hellos from now on; who is there stays.
    public void rules(TokenRules newRules) {
        rules = newRules;
    }

    /// Whether only a token gives an identity.
    public boolean checks() {
        return rules instanceof TokenRules.Checked;
    }

    public Counts counts() {
        return new Counts(accepted.sum(), refused.sum());
    }

    /// What is said to who shows no token; empty if that one may come in, as a guest where [#checks].
    ///
    /// @param plain whether it could not show one at all
    public Optional<TokenVerdict.Refused> withoutToken(boolean plain) {
        if (!(rules instanceof TokenRules.Checked checked) || checked.without() == TokenRules.Without.GUEST) {
            return Optional.empty();
        }
        refused.increment();
        return Optional.of(new TokenVerdict.Refused(
                Fault.MISSING,
                plain
                        ? "This server wants a token, which only the hello of pushdeck.v1 can carry"
                        : "This server wants a token in the hello"));
    }

    /// Checks a token of a hello.
    ///
    /// @param whenDone on a thread of the gate: it only enqueues
    public void check(String token, Consumer<TokenVerdict> whenDone) {
        TokenRules now = rules;
        threads.execute(() -> {
            TokenVerdict verdict = judge(now, token);
            (verdict instanceof TokenVerdict.Accepted ? accepted : refused).increment();
            whenDone.accept(verdict);
        });
    }

    /// What would be said to a token by other rules; nothing is counted. On the caller's thread.
    public TokenVerdict examine(TokenRules.Checked tried, String token) {
        return judge(tried, token);
    }

    private TokenVerdict judge(TokenRules now, String token) {
        try {
            return now instanceof TokenRules.Checked checked
                    ? verifier(checked).verify(token, clock.instant())
                    : new TokenVerdict.Refused(Fault.MALFORMED, "This server takes no tokens any more; try again");
        } catch (RuntimeException unforeseen) {
            // Whatever a stranger wrote into it, somebody waits for an answer.
            LOG.warn("A token could not be checked", unforeseen);
            return new TokenVerdict.Refused(Fault.MALFORMED, "The token cannot be read");
        }
    }

    private TokenVerifier verifier(TokenRules.Checked checked) {
        Ready known = ready;
        if (known == null || !known.rules().equals(checked)) {
            known = new Ready(checked, new TokenVerifier(checked));
            ready = known;
        }
        return known.verifier();
    }
}
