package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {
    @ParameterizedTest
    @CsvSource({"0,2", "125,2", "126,4", "65535,4", "65536,10"})
    void theHeaderGrowsWithTheLength(int length, int header) {
        Frame frame = Frame.of(Payload.binary(new byte[length]), PushClass.MESSAGE);
        assertEquals(header + length, frame.length());
        assertEquals((byte) 0x82, frame.toBuffer().get());
    }

    @Test
    void textIsUtf8() {
        assertArrayEquals(
                new byte[] {(byte) 0x81, 2, (byte) 0xC3, (byte) 0xBC},
                bytes(Frame.of(Payload.text("ü"), PushClass.MESSAGE)));
    }

    @Test
    void aReasonThatIsTooLongIsCutBetweenCharacters() {
        byte[] close = bytes(Frame.close(4000, "ü".repeat(100)));
        assertEquals(2 + 2 + 122, close.length);
        assertEquals("ü".repeat(61), new String(close, 4, 122, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "1012,1012", "4501,4501", "1005,1011", "1006,1011", "1015,1011", "2000,1011", "5000,1011"})
    void aCodeThatMayNotBeSentBecomesAnInternalError(int code, int sent) {
        ByteBuffer close = Frame.close(code, "").toBuffer();
        assertEquals(sent, close.getShort(2) & 0xFFFF);
    }

    private static byte[] bytes(Frame frame) {
        byte[] bytes = new byte[frame.length()];
        frame.toBuffer().get(bytes);
        return bytes;
    }
}
