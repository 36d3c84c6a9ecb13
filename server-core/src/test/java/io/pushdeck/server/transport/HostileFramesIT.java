package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.RawClient;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Guards 3, 4, 6, 12, 13 and 20: what a client must not send.
class HostileFramesIT {
    private final TransportFixture server = new TransportFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHeaderThatAnnouncesTwoGigabytesIsRefusedAtOnce() throws IOException {
        byte[] header = ByteBuffer.allocate(14)
                .put((byte) 0x82)
                .put((byte) 0xFF)
                .putLong(Integer.MAX_VALUE)
                .putInt(0)
                .array();
        assertEquals(CloseReason.TOO_BIG, closeCodeAfter(header));
        assertEquals(1, server.counters().closed().oversized());
        assertServesOthers();
    }

    @Test
    void aFrameOfTheLimitPassesAndOneByteMoreDoesNot() throws IOException {
        byte[] largest = new byte[64 * 1024];
        try (RawClient client = server.open()) {
            client.sendBinary(largest);
            assertEquals(Payload.binary(largest), server.events.nextPayload());
            client.sendBinary(new byte[largest.length + 1]);
            assertEquals(CloseReason.TOO_BIG, client.readClose().closeCode());
        }
    }

    @Test
    void fragmentsWithoutEndAreRefusedWhenTheirBytesAreTooMany() throws IOException {
        try (RawClient client = server.open()) {
            client.sendFrame(RawClient.BINARY, false, new byte[60_000]);
            for (int i = 0; i < 4; i++) {
                client.sendFrame(RawClient.CONTINUATION, false, new byte[60_000]);
            }
            assertEquals(CloseReason.TOO_BIG, client.readClose().closeCode());
        }
        assertServesOthers();
    }

    @Test
    void emptyFragmentsWithoutEndAreRefusedWhenTheyAreTooMany() throws IOException {
        try (RawClient client = server.open()) {
            client.sendFrame(RawClient.TEXT, false, new byte[0]);
            byte[] empty = RawClient.frame(RawClient.CONTINUATION, false, new byte[0]);
            ByteBuffer many = ByteBuffer.allocate(empty.length * 1024);
            while (many.hasRemaining()) {
                many.put(empty);
            }
            client.sendRaw(many.array());
            assertEquals(CloseReason.TOO_BIG, client.readClose().closeCode());
        }
        assertServesOthers();
    }

    @Test
    void aMessageOfManyFragmentsWithinTheLimitArrives() throws IOException {
        try (RawClient client = server.open()) {
            client.sendFrame(RawClient.BINARY, false, new byte[60_000]);
            client.sendFrame(RawClient.CONTINUATION, false, new byte[60_000]);
            client.sendFrame(RawClient.CONTINUATION, true, new byte[60_000]);
            assertEquals(180_000, server.events.nextPayload().size());
        }
    }

    @Test
    void anUnmaskedFrameIsAViolation() throws IOException {
        assertEquals(CloseReason.PROTOCOL_ERROR, closeCodeAfter(new byte[] {(byte) 0x81, 2, 'h', 'i'}));
        assertEquals(1, server.counters().closed().protocolError());
    }

    @Test
    void aCompressedFrameIsAViolation() throws IOException {
        byte[] frame = RawClient.frame(RawClient.TEXT, true, new byte[] {'x'});
        frame[0] |= 0x40;
        assertEquals(CloseReason.PROTOCOL_ERROR, closeCodeAfter(frame));
    }

    @Test
    void aCloseFrameWhoseReasonIsNoTextIsAnsweredAsBadData() throws IOException {
        byte[] frame = RawClient.frame(RawClient.CLOSE, true, new byte[] {3, (byte) 0xE8, (byte) 0xC3, 0x28});
        assertEquals(CloseReason.BAD_DATA, closeCodeAfter(frame));
        assertEquals(CloseReason.BAD_DATA, server.events.nextClosed().code());
    }

    @Test
    void aCloseFrameOfOneByteIsAViolation() throws IOException {
        assertEquals(
                CloseReason.PROTOCOL_ERROR, closeCodeAfter(RawClient.frame(RawClient.CLOSE, true, new byte[] {3})));
        assertEquals(1, server.counters().closed().protocolError());
    }

    @Test
    void textThatIsNoUtf8IsBadData() throws IOException {
        byte[] frame = RawClient.frame(RawClient.TEXT, true, new byte[] {(byte) 0xC3, 0x28});
        assertEquals(CloseReason.BAD_DATA, closeCodeAfter(frame));
    }

    @Test
    void messagesBeforeAViolationInTheSameSegmentStillArrive() throws IOException {
        byte[] good = RawClient.frame(RawClient.TEXT, true, new byte[] {'g'});
        byte[] both = ByteBuffer.allocate(good.length + 2)
                .put(good)
                .put(new byte[] {(byte) 0x83, 0})
                .array();
        assertEquals(CloseReason.PROTOCOL_ERROR, closeCodeAfter(both));
        assertEquals(Payload.text("g"), server.events.nextPayload());
    }

    @Test
    void whoSendsTooMuchIsClosedForPolicy() throws IOException {
        try (RawClient client = server.open()) {
            byte[] one = RawClient.frame(RawClient.TEXT, true, new byte[] {'x'});
            ByteBuffer many = ByteBuffer.allocate(one.length * 2_000);
            while (many.hasRemaining()) {
                many.put(one);
            }
            client.sendRaw(many.array());

            assertEquals(CloseReason.POLICY, client.readClose().closeCode());
            assertEquals(
                    new CloseReason(CloseReason.POLICY, "At most 50 messages a second", Origin.SERVER),
                    server.events.nextClosed());
            assertEquals(1, server.counters().closed().messageRate());
            assertTrue(server.events.received.size() < 2_000, "received " + server.events.received.size());
        }
    }

    @Test
    void pingsCountForTheRateToo() throws IOException {
        try (RawClient client = server.open()) {
            byte[] ping = RawClient.frame(RawClient.PING, true, new byte[0]);
            ByteBuffer many = ByteBuffer.allocate(ping.length * 2_000);
            while (many.hasRemaining()) {
                many.put(ping);
            }
            client.sendRaw(many.array());
            assertEquals(CloseReason.POLICY, client.readClose().closeCode());
        }
    }

    @Test
    void whatFollowsTheGoodbyeOfTheServerIsNeitherAnErrorNorCounted() throws IOException {
        try (RawClient client = server.open()) {
            ClientConnection connection = (ClientConnection) server.events.nextOpened();
            connection.close(CloseReason.DISCONNECTED, "enough");
            assertEquals(CloseReason.DISCONNECTED, client.readClose().closeCode());
            // One byte at a time, so that a reader that went on after the first violation would run over its header.
            for (int i = 0; i < 40; i++) {
                client.sendRaw(new byte[] {(byte) 0xFF});
            }
            assertTrue(client.readsEnd());
        } catch (SocketException gone) {
            // The server may have closed before the last byte was sent.
        }
        assertEquals(CloseReason.DISCONNECTED, server.events.nextClosed().code());
        assertEquals(0, server.counters().closed().total());
    }

    private int closeCodeAfter(byte[] bytes) throws IOException {
        try (RawClient client = server.open()) {
            client.sendRaw(bytes);
            return client.readClose().closeCode();
        }
    }

    private void assertServesOthers() throws IOException {
        try (RawClient other = server.open()) {
            other.sendText("still there?");
            assertEquals(Payload.text("still there?"), server.events.nextPayload());
        }
    }
}
