package io.pushdeck.server.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/// Reads keys and certificates from files. Every failure is a [CertificateRefusedException] with its problem.
final class CredentialFiles {
    private static final long LARGEST = 1024 * 1024;

    private CredentialFiles() {}

    static Credential read(Tls.Pem pem) {
        List<X509Certificate> certificates = certificatesOf(pem.chain());
        return Credential.of(keyOf(pem.key(), pem.password()), certificates);
    }

    static Credential read(Tls.Pkcs12 pkcs12) {
        Path file = pkcs12.file();
        char[] password = pkcs12.password().characters();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytesOf(file)), password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)
                        && store.getKey(alias, password) instanceof PrivateKey key
                        && store.getCertificateChain(alias) != null) {
                    return Credential.of(key, asX509(store.getCertificateChain(alias)));
                }
            }
            throw new CertificateRefusedException(new CertificateProblem.NotAKey(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new CertificateRefusedException(problemOf(e, pkcs12), e);
        }
    }

    private static CertificateProblem problemOf(Exception failure, Tls.Pkcs12 pkcs12) {
        boolean locked =
                failure instanceof UnrecoverableKeyException || failure.getCause() instanceof UnrecoverableKeyException;
        if (!locked) {
            return new CertificateProblem.NotACertificate(pkcs12.file());
        }
        return pkcs12.password().isEmpty()
                ? new CertificateProblem.PasswordNeeded(pkcs12.file())
                : new CertificateProblem.WrongPassword(pkcs12.file());
    }

    private static List<X509Certificate> certificatesOf(Path file) {
        String text = textOf(file);
        try {
            List<X509Certificate> certificates =
                    asX509(PemUtils.parseCertificate(text).toArray(Certificate[]::new));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (RuntimeException | CertificateException e) {
            throw new CertificateRefusedException(new CertificateProblem.NotACertificate(file), e);
        }
        throw new CertificateRefusedException(new CertificateProblem.NotACertificate(file));
    }

    private static PrivateKey keyOf(Path file, Password password) {
        String text = textOf(file);
        boolean encrypted = text.contains("ENCRYPTED");
        if (encrypted && password.isEmpty()) {
            throw new CertificateRefusedException(new CertificateProblem.PasswordNeeded(file));
        }
        try {
            @Nullable Key key = PemUtils.parsePrivateKey(text, encrypted ? password.characters() : null);
            if (key instanceof PrivateKey found) {
                return found;
            }
        } catch (RuntimeException e) {
            throw new CertificateRefusedException(
                    encrypted ? new CertificateProblem.WrongPassword(file) : new CertificateProblem.NotAKey(file), e);
        }
        throw new CertificateRefusedException(new CertificateProblem.NotAKey(file));
    }

    /// As the JDK reads them, whoever read them first.
    private static List<X509Certificate> asX509(Certificate[] certificates) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all = new ArrayList<>();
        for (Certificate certificate : certificates) {
            all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded())));
        }
        return all;
    }

    private static String textOf(Path file) {
        return new String(bytesOf(file), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytesOf(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new CertificateRefusedException(
                        new CertificateProblem.Unreadable(file, "it is larger than any certificate"));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CertificateRefusedException(new CertificateProblem.Missing(file), e);
        } catch (IOException e) {
            throw new CertificateRefusedException(new CertificateProblem.Unreadable(file, e.toString()), e);
        }
    }
}
