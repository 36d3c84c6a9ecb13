package io.pushdeck.server.transport;

import java.nio.ByteBuffer;

/// The encrypted bytes of a client that are not yet a whole record. Nothing is held between whole records. Grows to
/// the length that a record announces at once, so that byte after byte is not copied again and again. Confined to
/// one decoder.
final class RecordRemainder {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int HEADER = 5;
    private static final int LENGTH_AT = 3;

    private ByteBuffer kept = NOTHING;

    /// What was kept and `fresh` after it; `fresh` itself if nothing was kept. To be given to [#keep] when some of it
    /// has been read.
    ByteBuffer with(ByteBuffer fresh) {
        if (!kept.hasRemaining()) {
            return fresh;
        }
        if (kept.capacity() - kept.limit() < fresh.remaining()) {
            kept = roomy(kept, fresh.remaining());
        }
        int from = kept.position();
        int end = kept.limit();
        kept.limit(end + fresh.remaining()).position(end);
        kept.put(fresh).position(from);
        return kept;
    }

    /// Keeps what is left of the buffer that [#with] gave: nothing was kept if it was another one than ours.
    void keep(ByteBuffer rest) {
        if (!rest.hasRemaining()) {
            kept = NOTHING;
        } else if (!kept.hasRemaining()) {
            kept = roomy(rest, 0);
        }
    }

    private static ByteBuffer roomy(ByteBuffer rest, int more) {
        int announced = 0;
        if (rest.remaining() >= HEADER) {
            announced = HEADER + (rest.getShort(rest.position() + LENGTH_AT) & 0xFFFF);
        }
        int needed = rest.remaining() + more;
        return ByteBuffer.allocate(Math.max(needed, Math.min(announced, TlsBuffers.RECORD)))
                .put(rest)
                .flip();
    }
}
