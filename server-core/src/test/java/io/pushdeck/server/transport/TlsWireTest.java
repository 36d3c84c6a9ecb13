package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.testing.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The outbox over TLS, with a socket that takes as much as the test says and a client that decrypts it.
class TlsWireTest {
    private static final int ROOMY = 10_000_000;
    private static final Limits.Outgoing ROOMY_LIMITS =
            Limits.Outgoing.defaults().withOutbox(64 * 1024 * 1024, Duration.ofMinutes(1));

    @TempDir
    private static Path folder;

    private final NarrowSocket socket = new NarrowSocket();
    private final TlsWire wire = new TlsWire(socket);
    private final AtomicLong now = new AtomicLong();
    private final Outbox outbox = new Outbox(wire, () -> ROOMY_LIMITS, now::get);
    private SSLEngine server;
    private SSLEngine client;

    @BeforeEach
    void shakeHands() throws IOException {
        TlsContext tls = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        server = new Encryption(tls, new TlsTasks()).newEngine();
        client = Trust.only(tls.certificate().pem()).createSSLEngine("localhost", 1);
        client.setUseClientMode(true);
        wire.begin(server);
        server.beginHandshake();
        client.beginHandshake();
        while (client.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING
                || server.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            if (client.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                ByteBuffer said = ByteBuffer.allocate(40_000);
                client.wrap(ByteBuffer.allocate(0), said);
                said.flip();
                while (said.hasRemaining()) {
                    server.unwrap(said, ByteBuffer.allocate(40_000));
                    runTasks(server);
                }
            }
            runTasks(client);
            wire.owe();
            outbox.flush();
            socket.received.append(decrypted());
        }
        socket.writes = 0;
    }

    @Test
    void aFrameCountsAsWaitingUntilItsWholeRecordIsOut() throws IOException {
        Frame frame = Frame.of(Payload.text("hello"), PushClass.MESSAGE);
        socket.room = 10;

        assertEquals(Outbox.Offer.QUEUED, outbox.offer(frame));

        assertTrue(socket.armed);
        assertFalse(outbox.isEmpty());
        assertTrue(outbox.backlog(0).bytes() > 0);
        now.set(7);
        assertEquals(7, outbox.oldestAge(now.get()));
        socket.armed = false;
        assertTrue(outbox.rearm(), "a lost wake-up is found");
        assertEquals(Outbox.Offer.QUEUED, outbox.flush());
        socket.room = ROOMY;
        assertEquals(Outbox.Offer.WRITTEN, outbox.flush());
        assertFalse(socket.armed);
        assertTrue(outbox.isEmpty());
        assertEquals(0, outbox.backlog(0).bytes());
        assertEquals(plain(frame), decrypted());
    }

    @Test
    void whatWaitsGoesOutInOneWriteAndOneRecordForSixteenKilobytes() throws IOException {
        Frame frame = Frame.of(Payload.text("x".repeat(100)), PushClass.MESSAGE);
        socket.room = 0;
        for (int i = 0; i < 100; i++) {
            outbox.offer(frame);
        }
        socket.writes = 0;
        socket.room = ROOMY;

        outbox.flush();

        assertEquals(plain(frame).repeat(100), decrypted());
        // The record that was stuck, 64 frames, and the other 35.
        assertEquals(3, socket.writes);
    }

    @Test
    void aSinglePushIsOneWrapAndOneWrite() throws IOException {
        Burst burst = new Burst();
        burst.begin(Frame.of(Payload.text("x".repeat(300)), PushClass.MESSAGE));
        assertEquals(Outbox.Offer.WRITTEN, outbox.offer(burst));
        assertEquals(1, socket.writes);
    }

    @Test
    void theLastFrameFollowsAWholeRecordAndWhatWasNotTouchedIsForgotten() throws IOException {
        Frame begun = Frame.of(Payload.text("begun"), PushClass.MESSAGE);
        Frame forgotten = Frame.of(Payload.text("forgotten"), PushClass.MESSAGE);
        Frame close = Frame.close(4000, "slow");
        socket.room = 10;
        outbox.offer(begun);
        outbox.offer(forgotten);

        outbox.finish(close, true);
        socket.room = ROOMY;
        assertEquals(Outbox.Offer.WRITTEN, outbox.flush());

        assertEquals(plain(begun) + plain(close), decrypted());
        assertEquals(Outbox.Offer.FINISHED, outbox.offer(begun));
    }

    @Test
    void everyByteArrivesInOrderHoweverLittleTheSocketTakes() throws IOException {
        Random random = new Random(20_261_123);
        StringBuilder expected = new StringBuilder();
        StringBuilder got = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            Frame frame = Frame.of(
                    Payload.text(String.valueOf((char) ('a' + i % 26)).repeat(random.nextInt(40_000))),
                    PushClass.MESSAGE);
            expected.append(plain(frame));
            socket.room = random.nextInt(30_000);
            Outbox.Offer offer = outbox.offer(frame);
            assertEquals(offer == Outbox.Offer.QUEUED, socket.armed);
            if (random.nextInt(3) == 0) {
                socket.room = random.nextInt(60_000);
                assertEquals(outbox.flush() == Outbox.Offer.QUEUED, !outbox.isEmpty());
            }
            got.append(decrypted());
        }
        socket.room = 100 * ROOMY;
        assertEquals(Outbox.Offer.WRITTEN, outbox.flush());
        got.append(decrypted());
        assertEquals(expected.toString(), got.toString());
        assertFalse(socket.armed);
    }

    @Test
    void goodbyeIsSaidWhenNothingIsInTheWay() throws IOException {
        outbox.discard();
        decrypted();
        assertTrue(client.isInboundDone());
        assertEquals(Outbox.Offer.BROKEN, outbox.offer(Frame.EMPTY_PING));
    }

    @Test
    void nothingFollowsARecordThatWasCutShort() throws IOException {
        socket.room = 10;
        outbox.offer(Frame.EMPTY_PING);
        socket.room = ROOMY;
        outbox.discard();
        decrypted();
        assertFalse(client.isInboundDone());
    }

    private static void runTasks(SSLEngine engine) {
        Runnable task = engine.getDelegatedTask();
        while (task != null) {
            task.run();
            task = engine.getDelegatedTask();
        }
    }

    private static String plain(Frame frame) {
        return StandardCharsets.ISO_8859_1.decode(frame.toBuffer()).toString();
    }

    /// What the client makes of all whole records that the socket took since the last call.
    private String decrypted() throws SSLException {
        ByteBuffer taken = ByteBuffer.wrap(socket.taken.toByteArray());
        StringBuilder text = new StringBuilder();
        SSLEngineResult.Status status = SSLEngineResult.Status.OK;
        while (status == SSLEngineResult.Status.OK && taken.hasRemaining()) {
            ByteBuffer plain = ByteBuffer.allocate(40_000);
            SSLEngineResult result = client.unwrap(taken, plain);
            status = result.getStatus();
            runTasks(client);
            if (result.bytesConsumed() == 0) {
                break;
            }
            text.append(StandardCharsets.ISO_8859_1.decode(plain.flip()));
        }
        socket.taken.reset();
        socket.taken.write(taken.array(), taken.position(), taken.remaining());
        return text.toString();
    }

    private static final class NarrowSocket implements Outbox.Wire {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final StringBuilder received = new StringBuilder();
        private int room = ROOMY;
        private int writes;
        private boolean armed;

        @Override
        public void writeOne(ByteBuffer bytes) {
            writes++;
            byte[] some = new byte[Math.min(room, bytes.remaining())];
            bytes.get(some);
            taken.writeBytes(some);
            room -= some.length;
        }

        @Override
        public long writeAll(ByteBuffer[] frames, int count) {
            throw new UnsupportedOperationException("Only whole buffers of records are written");
        }

        @Override
        public long drain() {
            return 0;
        }

        @Override
        public void sayGoodbye() {
            // It has no way to.
        }

        @Override
        public void wantWrites(boolean wanted) {
            armed = wanted;
        }

        @Override
        public boolean isArmed() {
            return armed;
        }
    }
}
