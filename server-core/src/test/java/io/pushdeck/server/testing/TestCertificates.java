package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Makes certificates, good ones and others. Immutable settings; start from [#localhost()].
///
/// @param algorithm of the key: `EC 256`, `RSA 1024` and so on
/// @param issuer    null for one that signs itself
public record TestCertificates(
        String subject,
        String algorithm,
        Instant from,
        Duration validity,
        KeyPurposeId purpose,
        @Nullable Made issuer) {
    /// A key and its certificate.
    public record Made(PrivateKey key, X509Certificate certificate) {
        public String certificatePem() {
            return pem(certificate);
        }

        /// Writes PEM files of these names into `folder`.
        public void write(Path folder, String chain, String key) throws IOException {
            Files.writeString(folder.resolve(chain), certificatePem());
            Files.writeString(folder.resolve(key), keyPem(null));
        }

        public String encryptedKeyPem(String password) {
            try {
                return keyPem(new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .setPassword(password.toCharArray())
                        .build());
            } catch (OperatorCreationException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private String keyPem(@Nullable OutputEncryptor encryptor) throws IOException {
            return pem(new JcaPKCS8Generator(key, encryptor));
        }

        public void writePkcs12(Path file, String password) throws IOException, GeneralSecurityException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), new X509Certificate[] {certificate});
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password.toCharArray());
            }
        }
    }

    /// A good one for localhost and 127.0.0.1, from yesterday for 90 days.
    public static TestCertificates localhost() {
        return new TestCertificates(
                "CN=localhost",
                "EC 256",
                Instant.now().minus(Duration.ofDays(1)),
                Duration.ofDays(90),
                KeyPurposeId.id_kp_serverAuth,
                null);
    }

    public TestCertificates named(String other) {
        return new TestCertificates(other, algorithm, from, validity, purpose, issuer);
    }

    public TestCertificates withKey(String other) {
        return new TestCertificates(subject, other, from, validity, purpose, issuer);
    }

    public TestCertificates startingIn(Duration later) {
        return new TestCertificates(subject, algorithm, Instant.now().plus(later), validity, purpose, issuer);
    }

    public TestCertificates forPurpose(KeyPurposeId other) {
        return new TestCertificates(subject, algorithm, from, validity, other, issuer);
    }

    public TestCertificates signedBy(Made other) {
        return new TestCertificates(subject, algorithm, from, validity, purpose, other);
    }

    public Made make() {
        try {
            List<String> kind = List.of(algorithm.split(" ", -1));
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.get(0));
            generator.initialize(Integer.parseInt(kind.get(1)));
            KeyPair pair = generator.generateKeyPair();
            X500Principal own = new X500Principal(subject);
            PrivateKey signer = issuer == null ? pair.getPrivate() : issuer.key();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? own : issuer.certificate().getSubjectX500Principal(),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(from),
                    Date.from(from.plus(validity)),
                    own,
                    pair.getPublic());
            List<GeneralName> names = new ArrayList<>();
            names.add(new GeneralName(GeneralName.dNSName, "localhost"));
            names.add(new GeneralName(GeneralName.dNSName, "*.example.org"));
            names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
            builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(names.toArray(GeneralName[]::new)))
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            String signature = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(signature).build(signer)));
            return new Made(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
