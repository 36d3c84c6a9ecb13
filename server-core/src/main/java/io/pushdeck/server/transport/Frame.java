package io.pushdeck.server.transport;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One encoded frame from server to client, or the answer to a handshake: bytes that are encoded once and shared by
/// all connections they go to. Immutable: nobody writes to the array after construction.
final class Frame {
    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SHORT_LENGTH = 125;
    private static final int MAX_REASON_BYTES = 123;

    static final Frame EMPTY_PING = of(PING, new byte[0], null);

    private final byte[] bytes;
    private final @Nullable PushClass pushClass;

    private Frame(byte[] bytes, @Nullable PushClass pushClass) {
        this.bytes = bytes;
        this.pushClass = pushClass;
    }

    static Frame of(Payload payload, @Nullable PushClass pushClass) {
        return switch (payload) {
            case Payload.Text text -> of(TEXT, text.text().getBytes(StandardCharsets.UTF_8), pushClass);
            case Payload.Binary binary -> of(BINARY, binary.bytes(), pushClass);
        };
    }

    static Frame pong(ByteBuffer content) {
        byte[] copy = new byte[content.remaining()];
        content.duplicate().get(copy);
        return of(PONG, copy, null);
    }

    /// A Close frame; a code that may not go over the wire becomes 1011, a reason that is too long is cut.
    static Frame close(int code, String reason) {
        byte[] text = cut(reason);
        ByteBuffer content = ByteBuffer.allocate(2 + text.length);
        content.putShort((short) (maySend(code) ? code : 1011)).put(text);
        return of(CLOSE, content.array(), null);
    }

    /// Bytes that are no frame: the answer to a handshake.
    static Frame raw(byte[] bytes) {
        return new Frame(bytes.clone(), null);
    }

    /// Null for what is no push: it is never left out.
    @Nullable
    PushClass pushClass() {
        return pushClass;
    }

    int length() {
        return bytes.length;
    }

    /// Without its header; for a frame of ours, which is never masked.
    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, headerLength(), contentLength()).asReadOnlyBuffer();
    }

    /// As [#content()].
    int contentLength() {
        return bytes.length - headerLength();
    }

    private int headerLength() {
        return switch (bytes[1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    /// The same message, of which `content` is the compressed form (RFC 7692).
    Frame withCompressed(byte[] content) {
        return of(COMPRESSED | bytes[0], content, pushClass);
    }

    /// A view of its own; the bytes are shared.
    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    private static Frame of(int opcode, byte[] content, @Nullable PushClass pushClass) {
        int lengthBytes = content.length <= SHORT_LENGTH ? 0 : content.length <= 0xFFFF ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(2 + lengthBytes + content.length);
        frame.put((byte) (FINAL | opcode));
        switch (lengthBytes) {
            case 0 -> frame.put((byte) content.length);
            case 2 -> frame.put((byte) 126).putShort((short) content.length);
            default -> frame.put((byte) 127).putLong(content.length);
        }
        return new Frame(frame.put(content).array(), pushClass);
    }

    private static boolean maySend(int code) {
        return code >= 1000 && code <= 4999 && (code < 1004 || code > 1006) && (code < 1015 || code > 2999);
    }

    /// At most 123 bytes, and never half a character.
    private static byte[] cut(String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        if (text.length <= MAX_REASON_BYTES) {
            return text;
        }
        int end = MAX_REASON_BYTES;
        while ((text[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(text, end);
    }
}
