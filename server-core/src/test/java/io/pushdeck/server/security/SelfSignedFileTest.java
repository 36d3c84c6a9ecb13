package io.pushdeck.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The certificate that a server makes for itself: what is in it, and when it is made anew.
class SelfSignedFileTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", HostNames.tidied("::1"), "desk.lan");

    @TempDir
    private Path folder;

    private Path kept;

    @BeforeEach
    void nameFolder() {
        kept = folder.resolve("tls");
    }

    @Test
    void itIsWhatBrowsersAskFor() throws Exception {
        X509Certificate certificate = at(START).obtain(NAMES).certificate();

        assertEquals(NAMES, Set.copyOf(ServerCertificate.of(certificate).names()));
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertEquals(-1, certificate.getBasicConstraints(), "it can vouch for no other");
        ECPublicKey key = (ECPublicKey) certificate.getPublicKey();
        assertEquals(256, key.getParams().getCurve().getField().getFieldSize());
        Duration validity = Duration.between(
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        assertTrue(validity.compareTo(Duration.ofDays(397)) <= 0, "good for " + validity.toDays() + " days");
        certificate.verify(certificate.getPublicKey());
        CredentialRules.check(at(START).obtain(NAMES), "desk.lan", START);
    }

    @Test
    void theKeyIsForItsOwnerOnlyAndTheCertificateLiesBeside() throws IOException {
        SelfSignedFile file = at(START);
        Credential made = file.obtain(NAMES);

        assertEquals("rw-------", permissions(file.keyAndCertificate()));
        assertEquals("rwx------", permissions(kept));
        assertEquals(ServerCertificate.of(made.certificate()).pem(), Files.readString(file.certificateOnly()));
        assertFalse(Files.readString(file.certificateOnly()).contains("PRIVATE"));
    }

    @Test
    void itIsKeptWhileItServes() {
        Credential made = at(START).obtain(NAMES);
        assertEquals(made.certificate(), at(START).obtain(NAMES).certificate());
        assertEquals(
                made.certificate(),
                at(START.plus(Duration.ofDays(365))).obtain(Set.of("localhost")).certificate(),
                "names that are gone are no reason");
    }

    @Test
    void itIsMadeAnewForANameThatIsMissingAndKeepsTheOldOnes() {
        Credential made = at(START).obtain(NAMES);
        Credential next = at(START).obtain(Set.of("localhost", "10.1.2.3"));

        assertNotEquals(made.certificate(), next.certificate());
        assertTrue(ServerCertificate.of(next.certificate()).names().containsAll(NAMES));
        assertTrue(ServerCertificate.of(next.certificate()).covers("10.1.2.3"));
        assertEquals(next.certificate(), at(START).obtain(NAMES).certificate(), "back in the first network");
    }

    @Test
    void itIsMadeAnewAMonthBeforeItsEndAndWhenTheClockWasWrong() {
        Credential made = at(START).obtain(NAMES);
        Instant nearItsEnd = START.plus(Duration.ofDays(397 - 29));
        Credential next = at(nearItsEnd).obtain(NAMES);
        assertNotEquals(made.certificate(), next.certificate());
        assertNotEquals(next.certificate(), at(START).obtain(NAMES).certificate());
    }

    @Test
    void aDamagedOneIsReplaced() throws IOException {
        SelfSignedFile file = at(START);
        Credential made = file.obtain(NAMES);
        Files.writeString(file.keyAndCertificate(), "damaged");
        assertNotEquals(made.certificate(), file.obtain(NAMES).certificate());
    }

    @Test
    void aFolderThatCannotBeWrittenIsAProblem() throws IOException {
        Files.writeString(kept, "a file where the folder should be");
        CertificateProblem problem = assertThrows(
                        CertificateRefusedException.class, () -> at(START).obtain(NAMES))
                .problem();
        assertEquals(kept, ((CertificateProblem.CannotBeKept) problem).folder());
    }

    @Test
    void thisMachineIsCoveredAndWhatTheOperatorAdds() {
        ServerCertificate certificate = TlsContext.load(
                        Tls.selfSigned(List.of("Push.Example.org", "192.0.2.7")), kept, Clock.systemUTC())
                .certificate();
        for (String name : List.of("localhost", "127.0.0.1", "::1", "push.example.org", "192.0.2.7")) {
            assertTrue(certificate.covers(name), name);
        }
        assertTrue(certificate.names().containsAll(HostNames.ofThisMachine()));
        assertThrows(IllegalArgumentException.class, () -> Tls.selfSigned(List.of("no name")));
    }

    private SelfSignedFile at(Instant now) {
        return new SelfSignedFile(kept, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
