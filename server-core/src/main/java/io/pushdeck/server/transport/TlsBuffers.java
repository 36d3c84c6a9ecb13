package io.pushdeck.server.transport;

import java.nio.ByteBuffer;

/// What a thread needs while it encrypts or decrypts: one set for each thread and not for each connection, so that an
/// idle connection holds none. Content is valid until the same thread asks again. Confined to its thread.
final class TlsBuffers {
    /// The longest record of the JDK, 2^14 bytes and what surrounds them.
    static final int RECORD = 16_709;
    /// Two records to one write: more would only be cut by the socket's own buffer.
    private static final int RECORDS = 2;

    private static final ThreadLocal<TlsBuffers> OF_THREAD = ThreadLocal.withInitial(TlsBuffers::new);

    private final ByteBuffer[] one = new ByteBuffer[1];
    private final ByteBuffer records = ByteBuffer.allocate(RECORDS * RECORD);
    private ByteBuffer plain = ByteBuffer.allocate(RECORD);

    private TlsBuffers() {}

    static TlsBuffers ofThread() {
        return OF_THREAD.get();
    }

    /// An array that holds `frame`, without making one each time.
    ByteBuffer[] only(ByteBuffer frame) {
        one[0] = frame;
        return one;
    }

    void forgetOnly() {
        one[0] = ByteBuffer.allocate(0);
    }

    /// Empty, for encrypted bytes.
    ByteBuffer records() {
        return records.clear();
    }

    /// Empty, for the decrypted bytes of one record.
    ByteBuffer plain(int atLeast) {
        if (plain.capacity() < atLeast) {
            plain = ByteBuffer.allocate(atLeast);
        }
        return plain.clear();
    }
}
