package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pushdeck.server.testing.RawClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private final FrameReader reader = new FrameReader(70_000);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 70_000})
    void everyLengthSurvivesEveryCut(int length) throws InvalidDataException {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        byte[] wire = RawClient.frame(RawClient.BINARY, true, content);
        for (int piece : new int[] {1, 3, 1_000, wire.length}) {
            List<Framedata> frames = new ArrayList<>();
            for (int start = 0; start < wire.length; start += piece) {
                ByteBuffer bytes = ByteBuffer.wrap(wire, start, Math.min(piece, wire.length - start));
                Framedata frame = reader.next(bytes);
                if (frame != null) {
                    frames.add(frame);
                }
            }
            assertEquals(1, frames.size());
            assertEquals(ByteBuffer.wrap(content), frames.getFirst().getPayloadData());
        }
    }

    @Test
    void twoFramesInOneBufferComeOneAfterTheOther() throws InvalidDataException {
        byte[] one = RawClient.frame(RawClient.TEXT, true, "a".getBytes(StandardCharsets.US_ASCII));
        byte[] two = RawClient.frame(RawClient.TEXT, true, "b".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer both =
                ByteBuffer.allocate(one.length + two.length).put(one).put(two).flip();
        assertNotNull(reader.next(both));
        assertNotNull(reader.next(both));
        assertNull(reader.next(both));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8100", // not masked
                "C180", // reserved bit
                "8380", // unknown opcode
                "0980", // a ping in fragments
                "89FE", // a ping of more than 125 bytes
                "82FF8000000000000000" // a negative length
            })
    void aViolationOfTheProtocolIsRefused(String hex) {
        ByteBuffer bytes = ByteBuffer.allocate(14).put(java.util.HexFormat.of().parseHex(hex));
        bytes.rewind();
        InvalidDataException thrown = assertThrows(InvalidDataException.class, () -> reader.next(bytes));
        assertEquals(1002, thrown.getCloseCode());
    }

    @Test
    void aFrameBeyondTheLimitIsRefusedByItsHeader() {
        ByteBuffer bytes = ByteBuffer.allocate(14)
                .put((byte) 0x82)
                .put((byte) 0xFF)
                .putLong(70_001)
                .putInt(0)
                .rewind();
        InvalidDataException thrown = assertThrows(InvalidDataException.class, () -> reader.next(bytes));
        assertEquals(1009, thrown.getCloseCode());
    }
}
