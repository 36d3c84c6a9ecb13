package io.pushdeck.server.testing;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Cuts what a server sends into frames, and is strict: whole, unmasked, no bits that nobody agreed on, nothing after a
/// Close frame. Confined to its client's thread.
final class ServerFrames {
    /// Takes one frame.
    interface Sink {
        /// @param content only during this call
        void frame(int opcode, ByteBuffer content);
    }

    private static final int FIRST_BITS = 0xF0;
    private static final int FINAL = 0x80;
    private static final int LONGEST = 16 * 1024 * 1024;

    private final Sink sink;
    private final byte[] header = new byte[10];
    private int headerBytes;
    private byte[] content = new byte[0];
    private int contentBytes;
    private int length = -1;
    private boolean closed;

    ServerFrames(Sink sink) {
        this.sink = sink;
    }

    /// @throws ProtocolException with what the server did wrong
    void take(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            if (closed) {
                throw new ProtocolException(bytes.remaining() + " bytes after the Close frame");
            }
            if (length < 0 && !takeHeader(bytes)) {
                return;
            }
            if (!takeContent(bytes)) {
                return;
            }
        }
    }

    private boolean takeHeader(ByteBuffer bytes) throws ProtocolException {
        while (bytes.hasRemaining()) {
            header[headerBytes++] = bytes.get();
            if (headerBytes >= 2 && headerBytes == headerLength()) {
                length = length();
                return true;
            }
        }
        return false;
    }

    private int headerLength() {
        return switch (header[1] & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private int length() throws ProtocolException {
        if ((header[0] & FIRST_BITS) != FINAL || header[1] < 0) {
            throw new ProtocolException("A frame starts with " + Arrays.toString(Arrays.copyOf(header, 2)));
        }
        ByteBuffer view = ByteBuffer.wrap(header, 2, 8);
        long announced = switch (headerLength()) {
            case 4 -> view.getShort() & 0xFFFF;
            case 10 -> view.getLong();
            default -> header[1];
        };
        if (announced < 0 || announced > LONGEST) {
            throw new ProtocolException("A frame of " + announced + " bytes");
        }
        return (int) announced;
    }

    private boolean takeContent(ByteBuffer bytes) throws ProtocolException {
        if (contentBytes == 0 && bytes.remaining() >= length) {
            ByteBuffer view = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            end(view);
            return true;
        }
        int count = Math.min(length - contentBytes, bytes.remaining());
        if (content.length < length) {
            content = Arrays.copyOf(content, length);
        }
        bytes.get(content, contentBytes, count);
        contentBytes += count;
        if (contentBytes < length) {
            return false;
        }
        end(ByteBuffer.wrap(content, 0, length));
        return true;
    }

    private void end(ByteBuffer view) throws ProtocolException {
        int opcode = header[0] & 0x0F;
        if (opcode == RawClient.CONTINUATION
                || (opcode > RawClient.BINARY && opcode < RawClient.CLOSE)
                || opcode > 10) {
            throw new ProtocolException("A frame of kind " + opcode);
        }
        closed = opcode == RawClient.CLOSE;
        headerBytes = 0;
        contentBytes = 0;
        length = -1;
        sink.frame(opcode, view);
    }
}
