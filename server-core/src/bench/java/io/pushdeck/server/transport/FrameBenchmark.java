package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one frame costs on its way out and in, without a socket. Here, since the codec is known to its package alone.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};
    private static final int MAX_PAYLOAD = 1 << 20;

    /// Of the text in the frame.
    @Param({"128", "1024", "65536"})
    public int bytes;

    private Payload payload = Payload.text("");
    private ByteBuffer masked = ByteBuffer.allocate(0);

    /// Two bytes in a hundred belong to a character beyond ASCII, so that the check of UTF-8 has something to do.
    @Setup
    public void prepare() {
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append("x".repeat(98)).append("é");
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        String cut = new String(content, 0, bytes, StandardCharsets.UTF_8).replace('\uFFFD', 'x');
        payload = Payload.text(cut);
        masked = maskedFrame(cut.getBytes(StandardCharsets.UTF_8));
    }

    /// As a client sends it.
    private static ByteBuffer maskedFrame(byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14);
        frame.put((byte) 0x81);
        if (content.length <= 125) {
            frame.put((byte) (0x80 | content.length));
        } else if (content.length <= 0xFFFF) {
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        } else {
            frame.put((byte) (0x80 | 127)).putLong(content.length);
        }
        frame.put(MASK);
        for (int i = 0; i < content.length; i++) {
            frame.put((byte) (content[i] ^ MASK[i & 3]));
        }
        return frame.flip();
    }

    /// Text to the bytes that all connections share.
    @Benchmark
    public int encode() {
        return Frame.of(payload, PushClass.MESSAGE).length();
    }

    /// Header, unmasking and the check of UTF-8.
    @Benchmark
    public @Nullable Framedata decode() throws InvalidDataException {
        return new FrameReader(MAX_PAYLOAD).next(masked.duplicate());
    }
}
