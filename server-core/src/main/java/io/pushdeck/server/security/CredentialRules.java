package io.pushdeck.server.security;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What browsers ask of a certificate, asked before they do.
final class CredentialRules {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_EC_BITS = 256;
    private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
    private static final String FOR_ANYTHING = "2.5.29.37.0";

    private CredentialRules() {}

    /// @param publicName the name to cover; empty = any
    /// @throws CertificateRefusedException if it cannot be used at `now`
    static void check(Credential credential, String publicName, Instant now) {
        X509Certificate certificate = credential.certificate();
        checkValidity(certificate, now);
        checkKey(certificate.getPublicKey());
        checkSignature(certificate);
        checkUsage(certificate);
        List<String> names = ServerCertificate.of(certificate).names();
        if (!publicName.isEmpty() && !HostNames.cover(names, publicName)) {
            throw new CertificateRefusedException(new CertificateProblem.NamesMismatch(publicName, names));
        }
    }

    private static void checkValidity(X509Certificate certificate, Instant now) {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (now.isBefore(from)) {
            throw new CertificateRefusedException(new CertificateProblem.NotYetValid(from));
        }
        if (now.isAfter(until)) {
            throw new CertificateRefusedException(new CertificateProblem.Expired(until));
        }
    }

    private static void checkKey(PublicKey key) {
        switch (key) {
            case RSAPublicKey rsa -> atLeast("RSA", rsa.getModulus().bitLength(), LEAST_RSA_BITS);
            case ECPublicKey curve ->
                atLeast("EC", curve.getParams().getCurve().getField().getFieldSize(), LEAST_EC_BITS);
            default ->
                throw new CertificateRefusedException(new CertificateProblem.UnsupportedAlgorithm(key.getAlgorithm()));
        }
    }

    private static void atLeast(String algorithm, int bits, int least) {
        if (bits < least) {
            throw new CertificateRefusedException(new CertificateProblem.WeakKey(algorithm, bits));
        }
    }

    private static void checkSignature(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.startsWith("SHA1") || algorithm.startsWith("MD")) {
            throw new CertificateRefusedException(
                    new CertificateProblem.UnsupportedAlgorithm(certificate.getSigAlgName()));
        }
    }

    private static void checkUsage(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            if (uses != null && !uses.contains(FOR_SERVERS) && !uses.contains(FOR_ANYTHING)) {
                throw new CertificateRefusedException(new CertificateProblem.NotForServers());
            }
        } catch (CertificateParsingException e) {
            throw new CertificateRefusedException(new CertificateProblem.NotForServers(), e);
        }
    }
}
