package io.pushdeck.console.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate of the real server, on free ports.
class ServerGateTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theCertificateIsChangedAndRenewedWhileItListens() {
        try (PushServer server = PushServer.open(folder, PushListener.NONE)) {
            ServerGate gate = new ServerGate(server);
            gate.open(ListenConfig.DEFAULT.withPorts(0, 0).withTls(Tls.SELF_SIGNED));
            ServerCertificate first = gate.certificate().orElseThrow();
            gate.change(Tls.selfSigned(List.of("push.example.org")));
            ServerCertificate second = gate.certificate().orElseThrow();
            assertTrue(second.covers("push.example.org"));
            gate.renew();
            assertNotEquals(second, gate.certificate().orElseThrow());
            assertNotEquals(first, second);
            gate.shut(CloseReason.GOING_AWAY);
            assertEquals(Optional.empty(), gate.certificate());
        }
    }

    @Test
    void aLowerLimitHoldsAtOnceAndIsCounted() throws Exception {
        try (PushServer server = PushServer.open(folder, PushListener.NONE)) {
            ServerGate gate = new ServerGate(server);
            gate.open(ListenConfig.DEFAULT.withPorts(0, 0));
            Limits limits = Limits.defaults();
            gate.tune(ListenConfig.DEFAULT
                    .withLimits(limits.withConnections(limits.connections().withMax(1)))
                    .withCompression(Compression.OFF));
            int port = server.listening().orElseThrow().webSocketPort();
            GuardWatch watch = new GuardWatch(server::counters, Clock.systemUTC());
            try (Socket first = new Socket("localhost", port);
                    Socket second = new Socket("localhost", port)) {
                awaitEnd(second);
                assertTrue(first.isConnected());
            }
            watch.tick();
            assertEquals(1, watch.of(GuardCount.FULL));
        }
    }

    /// Whoever is refused is told so, or just cut off.
    private static void awaitEnd(Socket refused) throws IOException {
        refused.setSoTimeout(10_000);
        try {
            refused.getInputStream().readAllBytes();
        } catch (SocketException cutOff) {
            assertTrue(refused.isConnected());
        }
    }
}
