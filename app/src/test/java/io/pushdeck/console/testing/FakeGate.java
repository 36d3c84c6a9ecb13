package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.Gate;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.CertificateRefusedException;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TokenGate;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.security.TokenVerdict;
import io.pushdeck.server.transport.Limits;
import java.net.BindException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A gate that opens onto nothing. Every certificate is good, unless told otherwise.
public final class FakeGate implements Gate {
    private final List<String> calls = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final Deque<RuntimeException> refusals = new ArrayDeque<>();
    private Optional<ServerCertificate> certificate = Optional.empty();
    private ServerCertificate next = Sample.certificate(200);
    private Limits limits = Limits.defaults();

    /// What was asked, in order: `open 8080 8081`, `shut 1012`, `tune`, `change`, `renew`.
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /// The limits in force.
    public synchronized Limits limits() {
        return limits;
    }

    /// The next time it is opened it fails with this message.
    public synchronized void failNext(String message) {
        failures.add(new IllegalStateException(message));
    }

    /// The next time it is opened another program has that port.
    public synchronized void takeNext(Side side, int port) {
        failures.add(new PortUnavailableException(side, port, new BindException("Address already in use")));
    }

    /// The next certificate that is looked at or opened with is refused.
    public synchronized void refuseNext(CertificateProblem problem) {
        refusals.add(new CertificateRefusedException(problem));
    }

    /// What every certificate says from now on.
    public synchronized void showNext(ServerCertificate shown) {
        next = shown;
    }

    @Override
    public synchronized void open(ListenConfig config) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        certificate = config.tls().equals(Tls.OFF) ? Optional.empty() : Optional.of(examine(config.tls()));
        limits = config.limits();
        calls.add("open " + config.webSocketPort() + " " + config.httpPort());
    }

    @Override
    public synchronized void tune(ListenConfig changed) {
        limits = changed.limits();
        calls.add("tune");
    }

    @Override
    public TokenVerdict examine(TokenRules.Checked rules, String token) {
        return new TokenGate(Clock.fixed(Sample.NOW, ZoneOffset.UTC), Runnable::run).examine(rules, token);
    }

    @Override
    public synchronized ServerCertificate examine(Tls tls) {
        RuntimeException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        return next;
    }

    @Override
    public synchronized void change(Tls tls) {
        certificate = Optional.of(examine(tls));
        calls.add("change");
    }

    @Override
    public synchronized void renew() {
        certificate = Optional.of(next);
        calls.add("renew");
    }

    @Override
    public synchronized Optional<ServerCertificate> certificate() {
        return certificate;
    }

    @Override
    public synchronized void shut(int closeCode) {
        certificate = Optional.empty();
        calls.add("shut " + closeCode);
    }
}
