package io.pushdeck.server.transport;

import java.util.Arrays;
import java.util.zip.Deflater;

/// Compresses frames, RFC 7692 section 7.2.1, each on its own, so that every connection that agreed on it can share the
/// result. Confined to one thread.
final class MessageDeflater implements AutoCloseable {
    /// The end of a flush, which is not sent.
    private static final int TAIL_BYTES = 4;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);

    /// The compressed twin of a data frame, or the frame itself if that would not become shorter.
    Frame shorten(Frame frame) {
        byte[] shorter = new byte[frame.contentLength()];
        deflater.reset();
        deflater.setInput(frame.content());
        int length = deflater.deflate(shorter, 0, shorter.length, Deflater.SYNC_FLUSH);
        // A buffer that is full may lack the rest.
        return length < shorter.length ? frame.withCompressed(Arrays.copyOf(shorter, length - TAIL_BYTES)) : frame;
    }

    @Override
    public void close() {
        deflater.end();
    }
}
