package io.pushdeck.server.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidFrameException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;
import org.jspecify.annotations.Nullable;

/// Turns bytes into the frames of a client, RFC 6455 section 5.2: masked, within the limit, without extensions but the
/// bit of RFC 7692 for a compressed message, if that was agreed on. Memory grows with the bytes that arrived, not with
/// the length a header announced. Confined to one decoder.
final class FrameReader {
    private static final int FIRST_ALLOCATION = 4096;
    private static final int MASK_BYTES = 4;
    private static final int SHORT_LENGTH = 125;
    private static final int RESERVED = 0x70;
    private static final int COMPRESSED = 0x40;

    private final int maxPayload;
    private final byte[] header = new byte[14];
    private int headerBytes;
    /// -1 while the header is not complete.
    private int payloadLength = -1;
    private byte[] payload = new byte[0];
    private int payloadBytes;
    private boolean compressible;

    FrameReader(int maxPayload) {
        this.maxPayload = maxPayload;
    }

    /// From now on the first frame of a message may say that the message is compressed.
    void allowCompression() {
        compressible = true;
    }

    /// The next frame, or null if `bytes` ends before it does; then the rest of `bytes` is kept.
    ///
    /// @throws InvalidDataException with the close code; this reader must not be used after that
    @Nullable
    Framedata next(ByteBuffer bytes) throws InvalidDataException {
        if (payloadLength < 0 && !readHeader(bytes)) {
            return null;
        }
        if (!readPayload(bytes)) {
            return null;
        }
        Framedata frame = toFrame();
        headerBytes = 0;
        payloadLength = -1;
        payload = new byte[0];
        payloadBytes = 0;
        return frame;
    }

    private boolean readHeader(ByteBuffer bytes) throws InvalidDataException {
        while (bytes.hasRemaining()) {
            header[headerBytes++] = bytes.get();
            if (headerBytes == 2) {
                checkStart();
            }
            if (headerBytes >= 2 && headerBytes == headerLength()) {
                payloadLength = announcedLength();
                return true;
            }
        }
        return false;
    }

    private void checkStart() throws InvalidDataException {
        if ((header[1] & 0x80) == 0) {
            throw new InvalidFrameException("Frames of a client must be masked");
        }
        boolean control = (header[0] & 0x08) != 0;
        if (control && ((header[0] & 0x80) == 0 || shortLength() > SHORT_LENGTH)) {
            throw new InvalidFrameException("A control frame must be whole and of at most 125 bytes");
        }
        Opcode opcode = opcode();
        if (opcode == Opcode.CLOSING && shortLength() == 1) {
            // The library takes it for an orderly close with 1002.
            throw new InvalidFrameException("A Close frame is empty or begins with a code of two bytes");
        }
        int reserved = header[0] & RESERVED;
        boolean starts = opcode == Opcode.TEXT || opcode == Opcode.BINARY;
        if (reserved != 0 && !(compressible && starts && reserved == COMPRESSED)) {
            throw new InvalidFrameException("Reserved bits are set that were not agreed on");
        }
    }

    private int shortLength() {
        return header[1] & 0x7F;
    }

    private int headerLength() {
        int lengthBytes = shortLength() <= SHORT_LENGTH ? 0 : shortLength() == 126 ? 2 : 8;
        return 2 + lengthBytes + MASK_BYTES;
    }

    private int announcedLength() throws InvalidDataException {
        ByteBuffer view = ByteBuffer.wrap(header, 2, 8);
        long length = switch (shortLength()) {
            case 126 -> view.getShort() & 0xFFFF;
            case 127 -> view.getLong();
            default -> shortLength();
        };
        if (length < 0) {
            throw new InvalidFrameException("The length of a frame is negative");
        }
        if (length > maxPayload) {
            throw new LimitExceededException(
                    "A frame may have at most " + maxPayload + " bytes, not " + length, maxPayload);
        }
        return (int) length;
    }

    private boolean readPayload(ByteBuffer bytes) {
        int count = Math.min(payloadLength - payloadBytes, bytes.remaining());
        int needed = payloadBytes + count;
        if (payload.length < needed) {
            int roomy = Math.max(needed, Math.max(FIRST_ALLOCATION, payload.length * 2));
            payload = Arrays.copyOf(payload, Math.min(payloadLength, roomy));
        }
        bytes.get(payload, payloadBytes, count);
        int mask = headerLength() - MASK_BYTES;
        for (int i = payloadBytes; i < needed; i++) {
            payload[i] ^= header[mask + (i & 3)];
        }
        payloadBytes = needed;
        return payloadBytes == payloadLength;
    }

    private Framedata toFrame() throws InvalidDataException {
        FramedataImpl1 frame = FramedataImpl1.get(opcode());
        frame.setFin((header[0] & 0x80) != 0);
        frame.setRSV1((header[0] & COMPRESSED) != 0);
        try {
            frame.setPayload(ByteBuffer.wrap(payload));
            if (!frame.isRSV1()) {
                frame.isValid();
            }
        } catch (RuntimeException e) {
            // The library trips over a Close frame whose reason is no UTF-8.
            throw new InvalidDataException(CloseFrame.NO_UTF8, e);
        }
        return frame;
    }

    private Opcode opcode() throws InvalidFrameException {
        return switch (header[0] & 0x0F) {
            case 0 -> Opcode.CONTINUOUS;
            case 1 -> Opcode.TEXT;
            case 2 -> Opcode.BINARY;
            case 8 -> Opcode.CLOSING;
            case 9 -> Opcode.PING;
            case 10 -> Opcode.PONG;
            default -> throw new InvalidFrameException("Unknown opcode " + (header[0] & 0x0F));
        };
    }
}
