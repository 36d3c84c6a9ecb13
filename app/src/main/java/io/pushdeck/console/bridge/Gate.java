package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.security.TokenVerdict;
import java.util.Optional;

/// The part of the server that is switched on and off. Called on a thread that may wait.
public interface Gate {
    /// Begins to listen.
    ///
    /// @throws io.pushdeck.server.PortUnavailableException if a port cannot be had; then nothing is open
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used; then nothing is open
    void open(ListenConfig config);

    /// Changes the limits, the compression and the rules for tokens of what is open, to those of `config`; ends no
    /// connection. Does nothing if it does not listen.
    void tune(ListenConfig config);

    /// What would be said to a token by rules that need not be in use; it is not counted.
    TokenVerdict examine(TokenRules.Checked rules, String token);

    /// Reads or makes a certificate without using it.
    ///
    /// @param tls not off
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used
    ServerCertificate examine(Tls tls);

    /// Shows another certificate to new connections; ends none.
    ///
    /// @param tls not off, as what is used now
    /// @throws io.pushdeck.server.security.CertificateRefusedException if it cannot be used; the old one stays
    void change(Tls tls);

    /// Puts a new certificate in the place of the one that the server made itself.
    void renew();

    /// The one that new connections are shown.
    Optional<ServerCertificate> certificate();

    /// Ends every connection and listens no more; does nothing if it does not listen.
    ///
    /// @param closeCode what the clients are told: whether to come back
    void shut(int closeCode);
}
