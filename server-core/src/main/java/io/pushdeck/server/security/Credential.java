package io.pushdeck.server.security;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A private key and the certificates that vouch for it, the server's own first. Immutable; never logged.
///
/// @param chain in order, at least one
record Credential(PrivateKey key, List<X509Certificate> chain) {
    Credential {
        chain = List.copyOf(chain);
    }

    /// Puts the certificates in order: the one of the key first, then who signed which. What belongs to neither is left
    /// out.
    ///
    /// @throws CertificateRefusedException if the key belongs to none of them
    static Credential of(PrivateKey read, List<X509Certificate> certificates) {
        PrivateKey key = asOfTheJdk(read);
        X509Certificate own = certificates.stream()
                .filter(certificate -> belong(key, certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new CertificateRefusedException(new CertificateProblem.KeyMismatch()));
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        Optional<X509Certificate> next = issuerOf(own, certificates);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            next = issuerOf(next.get(), certificates);
        }
        return new Credential(key, chain);
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Keys as other libraries read them are translated: the TLS of the JDK knows its own best.
    private static PrivateKey asOfTheJdk(PrivateKey key) {
        String algorithm = key.getAlgorithm().equals("ECDSA") ? "EC" : key.getAlgorithm();
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateRefusedException(new CertificateProblem.UnsupportedAlgorithm(algorithm), e);
        }
    }

    private static boolean belong(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        byte[] nonce = {1, 2, 3, 4, 5, 6, 7, 8};
        try {
            Signature signature = Signature.getInstance(signatureFor(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(nonce);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(nonce);
            return signature.verify(signed);
        } catch (GeneralSecurityException doNotFit) {
            return false;
        }
    }

    private static String signatureFor(String algorithm) {
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> algorithm;
        };
    }

    private static Optional<X509Certificate> issuerOf(X509Certificate signed, List<X509Certificate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.getSubjectX500Principal().equals(signed.getIssuerX500Principal()))
                .filter(candidate -> hasSigned(candidate, signed))
                .findFirst();
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate signed) {
        try {
            signed.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
