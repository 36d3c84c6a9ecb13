package io.pushdeck.server.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Messages as a client compresses and reads them (permessage-deflate, RFC 7692), written without a look at the
/// server's side of it.
public final class Deflated {
    private static final int TAIL_BYTES = 4;

    private Deflated() {}

    /// The content of a compressed message.
    public static byte[] of(byte[] message) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(message);
            return flush(deflater, new ByteArrayOutputStream());
        } finally {
            deflater.end();
        }
    }

    /// A message that becomes so many mebibytes of zeros, made without ever having them.
    public static byte[] bomb(int mebibytes) {
        byte[] one = of(new byte[1 << 20]);
        ByteBuffer all = ByteBuffer.allocate(mebibytes * (one.length + TAIL_BYTES));
        while (all.hasRemaining()) {
            all.put(one).putInt(0xFFFF);
        }
        return Arrays.copyOf(all.array(), all.capacity() - TAIL_BYTES);
    }

    private static byte[] flush(Deflater deflater, ByteArrayOutputStream compressed) {
        byte[] some = new byte[1 << 16];
        int count;
        do {
            count = deflater.deflate(some, 0, some.length, Deflater.SYNC_FLUSH);
            compressed.write(some, 0, count);
        } while (count == some.length);
        return Arrays.copyOf(compressed.toByteArray(), compressed.size() - TAIL_BYTES);
    }

    /// The message that `content` is the compressed form of.
    public static byte[] inflate(byte[] content) {
        Inflater inflater = new Inflater(true);
        byte[] input = Arrays.copyOf(content, content.length + TAIL_BYTES);
        input[content.length + 2] = (byte) 0xFF;
        input[content.length + 3] = (byte) 0xFF;
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 16];
        try {
            inflater.setInput(input);
            int count;
            do {
                count = inflater.inflate(some);
                message.write(some, 0, count);
            } while (count > 0);
            return message.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("Not compressed, or not on its own", e);
        } finally {
            inflater.end();
        }
    }
}
