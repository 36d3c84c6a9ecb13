package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.security.TokenVerdict;
import java.util.Optional;

/// The gate of the real server.
public record ServerGate(PushServer server) implements Gate {
    @Override
    public void open(ListenConfig config) {
        server.listen(config);
    }

    @Override
    public void tune(ListenConfig config) {
        server.limits(config.limits());
        server.compression(config.compression());
        server.tokens(config.tokens());
    }

    @Override
    public TokenVerdict examine(TokenRules.Checked rules, String token) {
        return server.tokens().examine(rules, token);
    }

    @Override
    public ServerCertificate examine(Tls tls) {
        return server.examine(tls);
    }

    @Override
    public void change(Tls tls) {
        server.changeCertificate(tls);
    }

    @Override
    public void renew() {
        server.renewCertificate();
    }

    @Override
    public Optional<ServerCertificate> certificate() {
        return server.certificate();
    }

    @Override
    public void shut(int closeCode) {
        server.stopListening(closeCode);
    }
}
