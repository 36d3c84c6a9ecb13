package io.pushdeck.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateChangeTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void anotherCertificateIsShownFromNowOn() {
        TlsContext context = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        ServerCertificate changed = context.change(Tls.selfSigned(Set.of("push.example.org")));
        assertTrue(changed.covers("push.example.org"));
        assertEquals(changed, context.certificate());
        assertFalse(context.refresh(), "there is nothing to load again");
    }

    @Test
    void aChangeThatIsRefusedLeavesTheOldCertificateAndItsSource() {
        TlsContext context = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        ServerCertificate before = context.certificate();
        Path missing = folder.resolve("nothing.pem");
        CertificateRefusedException refused =
                assertThrows(CertificateRefusedException.class, () -> context.change(Tls.pem(missing, missing)));
        assertEquals(new CertificateProblem.Missing(missing), refused.problem());
        assertEquals(before, context.certificate());
        assertEquals(before, context.reload());
    }

    @Test
    void aRenewedCertificateIsNewAndForTheNamesOfNowAlone() {
        TlsContext context = TlsContext.load(Tls.selfSigned(Set.of("old.example.org")), folder, Clock.systemUTC());
        context.change(Tls.SELF_SIGNED);
        ServerCertificate before = context.certificate();
        ServerCertificate renewed = context.renew();
        assertNotEquals(before.fingerprint(), renewed.fingerprint());
        assertFalse(renewed.covers("old.example.org"));
        assertTrue(renewed.covers("localhost"));
        assertEquals(renewed, context.reload(), "it is kept");
    }
}
