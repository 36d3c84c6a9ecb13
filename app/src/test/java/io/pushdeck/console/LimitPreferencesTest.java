package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitPreferencesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasAppliedIsThereAtTheNextStart() throws IOException {
        Limits limits = Limits.defaults();
        limits = limits.withInbound(limits.inbound().withMessagesPerSecond(7))
                .withOutgoing(limits.outgoing()
                        .withOutbox(2 << 20, limits.outgoing().outboxAge())
                        .withPolicy(PushClass.LIVE, SlowPolicy.DROP_OLDEST));
        ListenConfig config = ListenConfig.DEFAULT.withLimits(limits).withCompression(Compression.from(4096));
        try (Preferences preferences = new Preferences(folder)) {
            new LimitPreferences(preferences).write(config);
        }
        assertEquals(
                List.of(
                        "limits.compression-from=4 KB",
                        "limits.message-rate=7",
                        "limits.outbox-bytes=2 MB",
                        "limits.slow.live=drop_oldest"),
                Files.readAllLines(folder.resolve("console.properties")));
        try (Preferences preferences = new Preferences(folder)) {
            assertEquals(config, new LimitPreferences(preferences).read());
        }
    }

    @Test
    void aLineThatMakesNoSenseIsNamedAndTheDefaultHolds() throws IOException {
        Files.writeString(
                folder.resolve("console.properties"), "limits.headers=0\nlimits.slow.live=shout\nlimits.silence=9 s\n");
        try (Preferences preferences = new Preferences(folder)) {
            LimitPreferences kept = new LimitPreferences(preferences);
            Limits read = kept.read().limits();
            assertEquals(Limits.defaults().connections(), read.connections());
            assertEquals(9, read.times().connectionLostTimeout().toSeconds());
            assertEquals(
                    List.of(
                            new LimitPreferences.Complaint(1, "limits.headers", "0", "1 – 10000"),
                            new LimitPreferences.Complaint(
                                    2, "limits.slow.live", "shout", "disconnect, drop_oldest, keep_latest")),
                    kept.complaints());
        }
    }

    @Test
    void theCertificateIsRememberedAndItsPasswordIsForTheOwnerAlone() throws IOException {
        Tls tls = new Tls.Pkcs12(Path.of("/store.p12"), Password.of("open sesame"), "push.example.org");
        var config = new SimpleObjectProperty<>(ListenConfig.DEFAULT);
        try (Preferences preferences = new Preferences(folder)) {
            new ListenPreferences(preferences, new Secrets(folder)).follow(config);
            config.set(ListenConfig.DEFAULT.withTls(tls));
        }
        Path secrets = folder.resolve("secrets.properties");
        assertTrue(!Files.readString(folder.resolve("console.properties")).contains("sesame"));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)));
        }
        try (Preferences preferences = new Preferences(folder)) {
            assertEquals(
                    tls,
                    new ListenPreferences(preferences, new Secrets(folder))
                            .read()
                            .tls());
            new TlsPreferences(preferences, new Secrets(folder)).write(Tls.OFF);
        }
        assertTrue(Files.notExists(secrets), "a password that is not needed is not kept");
    }

    @Test
    void aKindThatIsUnknownWasMeantToEncrypt() throws IOException {
        Files.writeString(folder.resolve("console.properties"), "tls.kind=pkcs-12\n");
        try (Preferences preferences = new Preferences(folder)) {
            assertEquals(Tls.SELF_SIGNED, new TlsPreferences(preferences, new Secrets(folder)).read());
        }
    }
}
