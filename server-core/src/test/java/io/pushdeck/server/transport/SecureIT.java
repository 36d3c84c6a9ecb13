package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.TestCertificates;
import io.pushdeck.server.testing.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections over TLS, well behaved ones and others.
class SecureIT {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private TransportFixture server;
    private SSLContext trust;

    @BeforeEach
    void start() {
        start(Limits.defaults());
    }

    private void start(Limits limits) {
        TlsContext tls = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        trust = Trust.only(tls.certificate().pem());
        server = new TransportFixture(
                TransportConfig.loopback(0).withLimits(limits).withTls(tls), NEVER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void messagesOfAnyLengthPassInBothDirections(String protocol) throws IOException {
        try (RawClient client =
                RawClient.connect(server.port()).secured(trust, protocol).opened()) {
            Connection connection = server.events.nextOpened();
            for (int length : new int[] {1, 125, 1_000, 16_384, 50_000}) {
                String text = "x".repeat(length);
                client.sendText(text);
                assertEquals(Payload.text(text), server.events.nextPayload());
                assertEquals(1, written(server.deliver(text, connection)));
                assertEquals(text, client.read().text());
            }
            assertEquals(protocol, client.tls().getSession().getProtocol());
        }
    }

    @Test
    void whoSpeaksPlainHttpIsToldWhatToDo() throws IOException {
        try (RawClient client = RawClient.connect(server.port())) {
            String head = client.handshake(RawClient.request("/"));
            assertTrue(head.startsWith("HTTP/1.1 400 Bad Request\r\n"), head);
            assertEquals("This port speaks TLS; use https:// or wss://", client.readRest());
        }
        assertEquals(1, server.counters().refused().malformed());
    }

    @Test
    void whoOpensThePortAsAPageOverTlsIsAnswered() throws IOException {
        try (RawClient client = RawClient.connect(server.port()).secured(trust)) {
            String head = client.handshake("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n"), head);
            assertEquals("ok", client.readRest());
        }
    }

    @Test
    void bothSidesSayGoodbyeInTheWayOfTls() throws IOException {
        try (RawClient client = RawClient.openSecured(server.port(), trust)) {
            client.sendClose(1000, "done");
            assertEquals(1000, client.readClose().closeCode());
            assertEquals("", client.readRest());
        }
        assertEquals(1000, server.events.nextClosed().code());
        RawClient.openSecured(server.port(), trust).close();
        assertEquals(1006, server.events.nextClosed().code());
    }

    @Test
    void silentConnectionsCostNothingAndEndInTime() throws IOException {
        stop();
        start(Limits.defaults()
                .withConnections(Limits.Connections.defaults().withHandshakeTimeout(Duration.ofMillis(1_500))));
        try (RawClient silent = RawClient.connect(server.port());
                RawClient half = RawClient.connect(server.port())) {
            half.sendRaw(Arrays.copyOf(clientHello(), 40));
            Await.until("both are there", () -> server.transport.registry().size() == 2);
            long before = cpuOfOurThreads();
            for (ClientConnection connection : server.transport.registry().all()) {
                assertEquals(SelectionKey.OP_READ, connection.channel().key().interestOps());
            }
            assertTrue(silent.readsEnd());
            assertTrue(half.readsEnd());
            // A selector that spins uses most of the time between.
            long used = TimeUnit.NANOSECONDS.toMillis(cpuOfOurThreads() - before);
            assertTrue(used < 300, "used " + used + " ms of CPU");
        }
        assertEquals(2, server.counters().refused().late());
    }

    @Test
    void aHandshakeThatWaitsForItsTurnStallsNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (RawClient open = RawClient.openSecured(server.port(), trust)) {
            Connection connection = server.events.nextOpened();
            TlsTasks tasks =
                    Objects.requireNonNull(server.transport.encryption()).tasks();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                tasks.execute(() -> Await.zero(release, "the end of the test"));
            }
            RawClient waiting = RawClient.connect(server.port());
            var shaken = CompletableFuture.supplyAsync(() -> secured(waiting));
            Await.until("it has come", () -> server.transport.registry().size() == 2);
            for (int i = 0; i < 20; i++) {
                open.sendText("still here");
                assertEquals(Payload.text("still here"), server.events.nextPayload());
                server.deliver("and answered", connection);
                assertEquals("and answered", open.read().text());
            }
            assertFalse(shaken.isDone());
            release.countDown();
            shaken.get(15, TimeUnit.SECONDS).opened().close();
        } finally {
            release.countDown();
        }
    }

    @Test
    void clientsThatVanishInMidHandshakeLeaveNothingBehind() throws IOException {
        byte[] hello = clientHello();
        for (int i = 0; i < 60; i++) {
            try (RawClient client = RawClient.connect(server.port())) {
                client.sendRaw(Arrays.copyOf(hello, 1 + i * hello.length / 59));
                client.vanish();
            }
        }
        Await.until("all are gone", () -> server.transport.registry().size() == 0);
        messagesOfAnyLengthPassInBothDirections("TLSv1.3");
    }

    @Test
    void aClientThatTrustsNobodyIsCounted() throws IOException {
        SSLContext stranger = Trust.only(TestCertificates.localhost().make().certificatePem());
        try (RawClient client = RawClient.connect(server.port())) {
            assertThrows(IOException.class, () -> client.secured(stranger).opened());
        }
        Await.until("it is counted", () -> server.counters().refused().tls() == 1);
        Await.until("it is gone", () -> server.transport.registry().size() == 0);
    }

    @Test
    void garbageAfterAHandshakeEndsTheConnection() throws IOException {
        try (RawClient plain = RawClient.connect(server.port());
                RawClient client = plain.secured(trust).opened()) {
            server.events.nextOpened();
            plain.sendRaw(
                    new byte[] {23, 3, 3, 0, 20, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20
                    });
            assertEquals(1006, server.events.nextClosed().code());
            assertEquals(1, server.counters().closed().protocolError());
            String alert = String.valueOf(
                    assertThrows(SSLException.class, client::readsEnd).getMessage());
            assertTrue(alert.contains("bad_record_mac"), alert);
        }
    }

    @Test
    void renegotiationIsRefused() throws IOException {
        try (RawClient client =
                RawClient.connect(server.port()).secured(trust, "TLSv1.2").opened()) {
            server.events.nextOpened();
            try {
                client.tls().startHandshake();
                client.readsEnd();
            } catch (IOException refused) {
                // As it should be.
            }
            assertEquals(1006, server.events.nextClosed().code());
            assertEquals(1, server.counters().closed().protocolError());
        }
    }

    @Test
    void newKeysAreAgreedOnNowAndThenButNotWithoutEnd() throws IOException {
        try (RawClient client = RawClient.openSecured(server.port(), trust)) {
            Connection connection = server.events.nextOpened();
            // In TLS 1.3 this asks for new keys.
            client.tls().startHandshake();
            client.sendText("with new keys");
            assertEquals(Payload.text("with new keys"), server.events.nextPayload());
            server.deliver("here too", connection);
            assertEquals("here too", client.read().text());
            try {
                for (int i = 0; i < 100_000 && server.events.closed.isEmpty(); i++) {
                    client.tls().startHandshake();
                }
            } catch (IOException refused) {
                // As it should be.
            }
            assertEquals(1008, server.events.nextClosed().code());
        }
    }

    private RawClient secured(RawClient client) {
        try {
            return client.secured(trust);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] clientHello() throws IOException {
        SSLEngine engine = trust.createSSLEngine("localhost", server.port());
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }

    private static long cpuOfOurThreads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("pushdeck-"))
                .mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                .sum();
    }

    private static int written(Tally tally) {
        return tally.written() + tally.queued();
    }
}
