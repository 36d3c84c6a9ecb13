package io.pushdeck.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What the server shows to browsers, as far as a person wants to know it. Immutable; no secret is in it.
///
/// @param subject     whom it names, as `CN=...`
/// @param names       host names and addresses that it covers
/// @param issuer      who vouches for it, as `CN=...`
/// @param fingerprint SHA-256 of the certificate, as pairs of capital hex digits with colons between
/// @param selfSigned  whether nobody else vouches for it
/// @param pem         the certificate itself, without its key
public record ServerCertificate(
        String subject,
        List<String> names,
        String issuer,
        Instant validFrom,
        Instant validUntil,
        String fingerprint,
        boolean selfSigned,
        String pem) {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    public ServerCertificate {
        names = List.copyOf(names);
    }

    static ServerCertificate of(X509Certificate certificate) {
        try {
            return new ServerCertificate(
                    certificate.getSubjectX500Principal().getName(),
                    namesOf(certificate),
                    certificate.getIssuerX500Principal().getName(),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    fingerprintOf(certificate.getEncoded()),
                    certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()),
                    Pem.of("CERTIFICATE", certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /// Whether this is said of that certificate.
    public boolean isOf(X509Certificate certificate) {
        try {
            return fingerprint.equals(fingerprintOf(certificate.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read can be written", e);
        }
    }

    /// Whether browsers accept it for this host name or address, once they trust it.
    public boolean covers(String host) {
        return HostNames.cover(names, host);
    }

    /// Writes it (never the key) for people who want to trust it, usually as `.crt`.
    public void exportTo(Path file) throws IOException {
        Files.writeString(file, pem, StandardCharsets.US_ASCII);
    }

    private static List<String> namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> names = Optional.ofNullable(certificate.getSubjectAlternativeNames())
                    .orElse(List.of());
            return names.stream()
                    .filter(name -> name.get(0) instanceof Integer kind && (kind == DNS_NAME || kind == IP_ADDRESS))
                    .map(name -> HostNames.tidied(String.valueOf(name.get(1))))
                    .toList();
        } catch (CertificateParsingException e) {
            // Then browsers cannot read them either.
            return List.of();
        }
    }

    private static String fingerprintOf(byte[] encoded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
