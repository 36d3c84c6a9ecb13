package io.pushdeck.server.security;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Why a certificate cannot be used. Immutable values; the operator's words for them are the console's.
public sealed interface CertificateProblem {
    /// There is no such file.
    record Missing(Path file) implements CertificateProblem {}

    /// The file is there but cannot be read, or is far too large for what it should be.
    record Unreadable(Path file, String why) implements CertificateProblem {}

    /// The file holds no certificate in the form that was asked for.
    record NotACertificate(Path file) implements CertificateProblem {}

    /// The file holds no private key in the form that was asked for.
    record NotAKey(Path file) implements CertificateProblem {}

    /// The file is encrypted and no password was given.
    record PasswordNeeded(Path file) implements CertificateProblem {}

    /// The password does not open the file.
    record WrongPassword(Path file) implements CertificateProblem {}

    /// The key belongs to none of the certificates.
    record KeyMismatch() implements CertificateProblem {}

    /// The certificate was good until `since`.
    record Expired(Instant since) implements CertificateProblem {}

    /// The certificate will be good only from `from` on.
    record NotYetValid(Instant from) implements CertificateProblem {}

    /// The certificate does not cover the name that pages use.
    ///
    /// @param names those it does cover
    record NamesMismatch(String wanted, List<String> names) implements CertificateProblem {
        public NamesMismatch {
            names = List.copyOf(names);
        }
    }

    /// Browsers refuse keys this small.
    record WeakKey(String algorithm, int bits) implements CertificateProblem {}

    /// Browsers refuse this algorithm, of the key or of the signature.
    record UnsupportedAlgorithm(String algorithm) implements CertificateProblem {}

    /// The certificate is meant for something else than servers.
    record NotForServers() implements CertificateProblem {}

    /// The certificate that the server makes itself cannot be kept in this folder.
    record CannotBeKept(Path folder, String why) implements CertificateProblem {}
}
