package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.security.Tls;
import io.pushdeck.server.testing.Chromium;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebDriverException;

/// The self-signed certificate in Chromium: refused by itself, accepted once the person trusts it.
@Needs({SystemPart.CHROMIUM, SystemPart.CERTUTIL})
class SecureChromiumIT {
    @TempDir
    private Path folder;

    @Test
    void theSelfSignedCertificateIsRefusedAndOnceTrustedAccepted() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (PushServer server = PushServer.open(folder.resolve("data"), PushListener.NONE)) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withTls(Tls.SELF_SIGNED));
            String page =
                    "https://localhost:" + server.listening().orElseThrow().httpPort() + "/";
            try (Chromium stranger = Chromium.start(Chromium.Options.DEFAULT, home)) {
                String refusal = String.valueOf(assertThrows(WebDriverException.class, () -> stranger.open(page))
                        .getMessage());
                assertTrue(refusal.contains("ERR_CERT_AUTHORITY_INVALID"), refusal);
            }
            Path exported = folder.resolve("pushdeck.crt");
            server.certificate().orElseThrow().exportTo(exported);
            trust(home, exported);
            try (Chromium trusting = Chromium.start(Chromium.Options.DEFAULT, home)) {
                trusting.open(page);
                trusting.awaitText("status-label", "Live");
                server.sendToAll("Over TLS").get(20, TimeUnit.SECONDS);
                trusting.await(
                        "the push is shown",
                        driver -> trusting.byId("feed").getText().contains("Over TLS"));
            }
        }
    }

    /// Puts the certificate where Chromium on Linux looks for what its user trusts.
    private static void trust(Path home, Path certificate) throws Exception {
        Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
        certutil("-d", "sql:" + database, "-N", "--empty-password");
        certutil("-d", "sql:" + database, "-A", "-t", "P,,", "-n", "Pushdeck", "-i", certificate.toString());
    }

    private static void certutil(String... arguments) throws Exception {
        Process process = new ProcessBuilder(SystemPart.commandOf("certutil", arguments))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
