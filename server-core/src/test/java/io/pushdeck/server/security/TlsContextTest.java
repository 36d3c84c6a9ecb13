package io.pushdeck.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.TestCertificates;
import io.pushdeck.server.testing.TestCertificates.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates from files: what is loaded, what is refused and with which words.
class TlsContextTest {
    @TempDir
    private Path folder;

    private Path chain;
    private Path key;

    @BeforeEach
    void nameFiles() {
        chain = folder.resolve("chain.pem");
        key = folder.resolve("key.pem");
    }

    @Test
    void thePemFilesOfAServerAreLoaded() throws IOException {
        Made made = TestCertificates.localhost().make();
        made.write(folder, "chain.pem", "key.pem");

        ServerCertificate certificate = load(Tls.pem(chain, key)).certificate();

        assertEquals("CN=localhost", certificate.subject());
        assertEquals("CN=localhost", certificate.issuer());
        assertEquals(List.of("localhost", "*.example.org", "127.0.0.1"), certificate.names());
        assertEquals(made.certificate().getNotAfter().toInstant(), certificate.validUntil());
        assertEquals(95, certificate.fingerprint().length());
        assertTrue(certificate.selfSigned());
        assertEquals(made.certificatePem().replace("\r", ""), certificate.pem());
    }

    @Test
    void aChainInAnyOrderIsPutRightAndStrangersAreLeftOut() throws IOException {
        Made root = TestCertificates.localhost().named("CN=Root").make();
        Made middle =
                TestCertificates.localhost().named("CN=Middle").signedBy(root).make();
        Made own = TestCertificates.localhost()
                .withKey("RSA 2048")
                .signedBy(middle)
                .make();
        Made stranger = TestCertificates.localhost().named("CN=Stranger").make();
        own.write(folder, "chain.pem", "key.pem");
        Files.writeString(
                chain,
                root.certificatePem() + stranger.certificatePem() + own.certificatePem() + middle.certificatePem());

        Credential credential = CredentialFiles.read(new Tls.Pem(chain, key, Password.NONE, ""));

        assertEquals(List.of(own.certificate(), middle.certificate(), root.certificate()), credential.chain());
    }

    @Test
    void anEncryptedKeyIsOpenedByItsPasswordOnly() throws IOException {
        Made made = TestCertificates.localhost().make();
        made.write(folder, "chain.pem", "key.pem");
        Files.writeString(key, made.encryptedKeyPem("open sesame"));
        Tls.Pem pem = new Tls.Pem(chain, key, Password.NONE, "");

        assertEquals(new CertificateProblem.PasswordNeeded(key), refusal(pem));
        assertEquals(new CertificateProblem.WrongPassword(key), refusal(pem.withPassword(Password.of("close"))));
        assertEquals(
                "CN=localhost",
                load(pem.withPassword(Password.of("open sesame"))).certificate().subject());
        assertFalse(pem.withPassword(Password.of("open sesame")).toString().contains("sesame"));
    }

    @Test
    void aKeyStoreIsOpenedByItsPasswordOnly() throws Exception {
        Path file = folder.resolve("server.p12");
        TestCertificates.localhost().make().writePkcs12(file, "open sesame");

        assertEquals(
                "CN=localhost",
                load(Tls.pkcs12(file, Password.of("open sesame"))).certificate().subject());
        assertEquals(new CertificateProblem.WrongPassword(file), refusal(Tls.pkcs12(file, Password.of("close"))));
        Files.writeString(file, "no key store");
        assertEquals(new CertificateProblem.NotACertificate(file), refusal(Tls.pkcs12(file, Password.of("close"))));
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheFile() throws IOException {
        assertEquals(new CertificateProblem.Missing(chain), refusal(Tls.pem(chain, key)));
        Made made = TestCertificates.localhost().make();
        made.write(folder, "chain.pem", "key.pem");
        assertInstanceOf(CertificateProblem.Unreadable.class, refusal(Tls.pem(folder, key)));
        assertEquals(new CertificateProblem.NotACertificate(key), refusal(Tls.pem(key, key)));
        assertEquals(new CertificateProblem.NotAKey(chain), refusal(Tls.pem(chain, chain)));
        Files.writeString(chain, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertEquals(new CertificateProblem.NotACertificate(chain), refusal(Tls.pem(chain, key)));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws IOException {
        TestCertificates.localhost().make().write(folder, "chain.pem", "other.pem");
        TestCertificates.localhost().make().write(folder, "other-chain.pem", "key.pem");
        assertEquals(new CertificateProblem.KeyMismatch(), refusal(Tls.pem(chain, key)));
    }

    @Test
    void aCertificateIsRefusedBeforeAndAfterItsTime() throws IOException {
        Made early = TestCertificates.localhost().startingIn(Duration.ofDays(2)).make();
        early.write(folder, "chain.pem", "key.pem");
        Instant from = early.certificate().getNotBefore().toInstant();
        assertEquals(new CertificateProblem.NotYetValid(from), refusal(Tls.pem(chain, key)));

        Made late =
                TestCertificates.localhost().startingIn(Duration.ofDays(-91)).make();
        late.write(folder, "chain.pem", "key.pem");
        Instant until = late.certificate().getNotAfter().toInstant();
        assertEquals(new CertificateProblem.Expired(until), refusal(Tls.pem(chain, key)));
    }

    @Test
    void theNameThatPagesUseHasToBeCovered() throws IOException {
        TestCertificates.localhost().make().write(folder, "chain.pem", "key.pem");
        Tls.Pem pem = new Tls.Pem(chain, key, Password.NONE, "");
        for (String good : List.of("localhost", "LOCALHOST", "push.example.org", "127.0.0.1")) {
            assertTrue(load(pem.withPublicName(good)).certificate().covers(good), good);
        }
        for (String bad : List.of("example.org", "a.push.example.org", "127.0.0.2", "[::1]")) {
            assertEquals(
                    new CertificateProblem.NamesMismatch(bad, List.of("localhost", "*.example.org", "127.0.0.1")),
                    refusal(pem.withPublicName(bad)));
        }
    }

    @Test
    void whatBrowsersWouldRefuseIsRefused() throws IOException {
        TestCertificates.localhost().withKey("RSA 1024").make().write(folder, "chain.pem", "key.pem");
        assertEquals(new CertificateProblem.WeakKey("RSA", 1024), refusal(Tls.pem(chain, key)));
        TestCertificates.localhost()
                .forPurpose(KeyPurposeId.id_kp_clientAuth)
                .make()
                .write(folder, "chain.pem", "key.pem");
        assertEquals(new CertificateProblem.NotForServers(), refusal(Tls.pem(chain, key)));
    }

    @Test
    void aBadCertificateLeavesTheOneBeforeInUse() throws IOException {
        TestCertificates.localhost().make().write(folder, "chain.pem", "key.pem");
        TlsContext context = load(Tls.pem(chain, key));
        ServerCertificate before = context.certificate();
        Files.writeString(chain, "nothing");

        assertThrows(CertificateRefusedException.class, context::reload);
        assertEquals(before, context.certificate());

        TestCertificates.localhost().named("CN=next").make().write(folder, "chain.pem", "key.pem");
        assertEquals("CN=next", context.reload().subject());
        assertEquals("CN=next", context.certificate().subject());
    }

    @Test
    void aChangedFileIsNoticedOnceWhetherGoodOrBad() throws IOException {
        TestCertificates.localhost().make().write(folder, "chain.pem", "key.pem");
        TlsContext context = load(Tls.pem(chain, key));
        assertFalse(context.refresh());

        TestCertificates.localhost().named("CN=next").make().write(folder, "chain.pem", "key.pem");
        Files.setLastModifiedTime(chain, FileTime.from(Instant.now().plusSeconds(5)));
        assertTrue(context.refresh());
        assertEquals("CN=next", context.certificate().subject());

        Files.writeString(chain, "nothing");
        assertThrows(CertificateRefusedException.class, context::refresh);
        assertFalse(context.refresh(), "told once");
    }

    private TlsContext load(Tls tls) {
        return TlsContext.load(tls, folder, Clock.systemUTC());
    }

    private CertificateProblem refusal(Tls tls) {
        return assertThrows(CertificateRefusedException.class, () -> load(tls)).problem();
    }
}
