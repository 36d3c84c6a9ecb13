package io.pushdeck.server.soak;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.testing.RawClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What message number n says: of any kind, 0 to 64 KiB long, and the same for everyone who knows the seed. Immutable.
final class Contents {
    static final int LONGEST = 64 * 1024;

    private final long seed;
    private final byte[] bytes = new byte[2 * LONGEST];
    private final byte[] letters = new byte[2 * LONGEST];

    Contents(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        random.nextBytes(bytes);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) (' ' + random.nextInt(95));
        }
    }

    Payload payload(int number) {
        byte[] content = content(number);
        return isText(number) ? Payload.text(new String(content, StandardCharsets.US_ASCII)) : Payload.binary(content);
    }

    byte[] content(int number) {
        int start = start(number);
        return Arrays.copyOfRange(source(number), start, start + length(number));
    }

    int opcode(int number) {
        return isText(number) ? RawClient.TEXT : RawClient.BINARY;
    }

    /// What is wrong with a message that should be number `number`; null if it is that, to the last byte.
    @Nullable
    String complaint(int number, int opcode, ByteBuffer content) {
        if (opcode != opcode(number)) {
            return "kind " + opcode + " instead of " + opcode(number);
        }
        ByteBuffer expected = ByteBuffer.wrap(source(number), start(number), length(number));
        int mismatch = expected.mismatch(content);
        return mismatch < 0
                ? null
                : content.remaining() + " bytes instead of " + length(number) + ", different from byte " + mismatch;
    }

    /// The same for a message that a server received.
    @Nullable
    String complaint(int number, Payload payload) {
        return switch (payload) {
            case Payload.Text text ->
                complaint(number, RawClient.TEXT, ByteBuffer.wrap(text.text().getBytes(StandardCharsets.UTF_8)));
            case Payload.Binary binary -> complaint(number, RawClient.BINARY, ByteBuffer.wrap(binary.bytes()));
        };
    }

    private boolean isText(int number) {
        return (mix(number) & 1) == 0;
    }

    private byte[] source(int number) {
        return isText(number) ? letters : bytes;
    }

    private int start(int number) {
        return (int) ((mix(number) >>> 16) & (LONGEST - 1));
    }

    /// Most are small, some as long as a frame may be; lengths at which a header changes are frequent.
    private int length(int number) {
        long mixed = mix(number) >>> 32;
        int part = (int) (mixed >>> 16);
        return switch ((int) (mixed & 31)) {
            case 0, 1 -> part % 9;
            case 2 -> 125 + part % 2;
            case 3 -> 65_535 + part % 2;
            case 4 -> part % (LONGEST + 1);
            case 5, 6, 7, 8, 9 -> part % 4_096;
            default -> part % 512;
        };
    }

    private long mix(int number) {
        long mixed = (seed + number) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
