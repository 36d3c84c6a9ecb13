package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.testing.Deflated;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.java_websocket.exceptions.InvalidDataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {
    private static final int BOUND = 300_000;

    private final MessageInflater inflater = new MessageInflater();

    @AfterEach
    void release() {
        inflater.close();
    }

    /// The examples of RFC 7692 section 7.2.3: one block, uncompressed, a last block, two blocks, with a sloppy end.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "f248cdc9c90700",
                "000500faff48656c6c6f00",
                "f348cdc9c9070000",
                "f248050000 00ffffcac9c90700",
                "f348cdc9c90700"
            })
    void theExamplesOfTheRfcAreHello(String hex) throws InvalidDataException {
        byte[] compressed = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertEquals("Hello", new String(inflater.inflate(compressed, BOUND), StandardCharsets.US_ASCII));
    }

    @Test
    void whatFollowsALastBlockIsReadToo() throws InvalidDataException {
        byte[] twice = HexFormat.of().parseHex("f348cdc9c90700" + "f248cdc9c90700");
        assertEquals("HelloHello", new String(inflater.inflate(twice, BOUND), StandardCharsets.US_ASCII));
    }

    @Test
    void anEmptyMessageIsOneByte() throws InvalidDataException {
        assertEquals(0, inflater.inflate(new byte[] {0}, BOUND).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 125, 126, 4095, 4096, 4097, 65_535, 65_536, BOUND})
    void whatOthersDeflateComesBackOneAfterTheOther(int length) throws InvalidDataException {
        for (int range : new int[] {1, 20, 256}) {
            byte[] content = content(length, range);
            assertArrayEquals(content, inflater.inflate(Deflated.of(content), BOUND));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 125, 4096, 65_536, 262_144})
    void whatWeDeflateComesBack(int length) throws InvalidDataException {
        try (MessageDeflater deflater = new MessageDeflater()) {
            for (int range : new int[] {1, 20, 256}) {
                Frame plain = Frame.of(Payload.binary(content(length, range)), PushClass.MESSAGE);
                Frame twin = deflater.shorten(plain);
                byte[] sent = new byte[twin.contentLength()];
                twin.content().get(sent);
                byte[] read = twin == plain ? sent : inflater.inflate(sent, BOUND);
                assertArrayEquals(content(length, range), read);
            }
        }
    }

    @Test
    void noiseAndShortTextStayWhatTheyAre() {
        try (MessageDeflater deflater = new MessageDeflater()) {
            for (Frame frame : new Frame[] {
                Frame.of(Payload.binary(content(100_000, 256)), PushClass.MESSAGE),
                Frame.of(Payload.text("a"), PushClass.MESSAGE),
                Frame.of(Payload.text(""), PushClass.MESSAGE)
            }) {
                assertEquals(frame, deflater.shorten(frame));
            }
        }
    }

    @Test
    void aBombOfThreeGigabytesIsGivenUpOneByteBeyondTheBound() {
        byte[] bomb = Deflated.bomb(3 * 1024);
        InvalidDataException thrown = assertThrows(InvalidDataException.class, () -> inflater.inflate(bomb, BOUND));
        assertEquals(1009, thrown.getCloseCode());
        assertEquals(BOUND + 1, inflater.lastInflated());
    }

    @Test
    void aMessageOfExactlyTheBoundPasses() throws InvalidDataException {
        assertEquals(BOUND, inflater.inflate(Deflated.of(new byte[BOUND]), BOUND).length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "ff", // no such block
                "f248cdc9", // cut
                "000500fafe48656c6c6f00", // the length and its complement differ
                "000500faff48656c", // cut in a stored block
                "f348cdc9c9070000ff", // something after the end
                "0cc0010d00000080a0" // back to before the beginning
            })
    void whatIsCorruptIsBadData(String hex) throws InvalidDataException {
        byte[] corrupt = HexFormat.of().parseHex(hex);
        InvalidDataException thrown = assertThrows(InvalidDataException.class, () -> inflater.inflate(corrupt, BOUND));
        assertEquals(1007, thrown.getCloseCode());
        assertEquals("Hello", hello(), "the next message is read as if nothing had been");
    }

    @Test
    void aMessageThatRefersToTheOneBeforeIsCorrupt() throws InvalidDataException {
        // The second "Hello" of RFC 7692 section 7.2.3.2, which takes the first one over.
        assertEquals("Hello", hello());
        byte[] withContext = HexFormat.of().parseHex("f200110000");
        assertThrows(InvalidDataException.class, () -> inflater.inflate(withContext, BOUND));
    }

    @Test
    void mutationsOfAMessageNeverDoMoreThanBeRefused() {
        Random random = new Random(20_261_123);
        byte[] good = Deflated.of(content(3_000, 20));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int j = random.nextInt(4); j >= 0; j--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                inflater.inflate(bad, 5_000);
            } catch (InvalidDataException refused) {
                int code = refused.getCloseCode();
                assertTrue(code == 1007 || code == 1009, "code " + code);
                assertTrue(inflater.lastInflated() <= 5_001, "inflated " + inflater.lastInflated());
            }
        }
    }

    private String hello() throws InvalidDataException {
        byte[] compressed = HexFormat.of().parseHex("f248cdc9c90700");
        return new String(inflater.inflate(compressed, BOUND), StandardCharsets.US_ASCII);
    }

    private static byte[] content(int length, int range) {
        byte[] content = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            content[i] = (byte) random.nextInt(range);
        }
        return content;
    }
}
