package io.pushdeck.server.soak;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a server has to make of the bytes of a client, by RFC 6455 and the limits; written from the text, and without
/// anything of the server's. Immutable.
///
/// @param eager whether text is looked at before its message is whole, as section 8.1 allows
record FrameOracle(int maxFrame, int maxMessage, boolean eager) {
    /// How it ends.
    ///
    /// @param code       of the Close frame; 0 if there is none
    /// @param isViolation whether the client did wrong; if not, it closed by itself
    /// @param messages   that were whole before
    record Verdict(int code, boolean isViolation, List<String> messages) {}

    private static final int PROTOCOL_ERROR = 1002;
    private static final int BAD_TEXT = 1007;
    private static final int TOO_BIG = 1009;

    Verdict judge(byte[] bytes) {
        Reading reading = new Reading(ByteBuffer.wrap(bytes));
        return reading.verdict();
    }

    private final class Reading {
        private final ByteBuffer in;
        private final List<String> messages = new ArrayList<>();
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        /// 0 between messages.
        private int kind;

        Reading(ByteBuffer in) {
            this.in = in;
        }

        Verdict verdict() {
            while (true) {
                int code = frame();
                if (code != 0) {
                    return new Verdict(Math.abs(code), code > 0, List.copyOf(messages));
                }
                if (!in.hasRemaining()) {
                    return new Verdict(0, false, List.copyOf(messages));
                }
            }
        }

        /// 0 to go on; a code for a violation; a negative code for an orderly close.
        private int frame() {
            if (in.remaining() < 2) {
                return end();
            }
            int first = in.get() & 0xFF;
            int second = in.get() & 0xFF;
            int opcode = first & 0x0F;
            boolean last = (first & 0x80) != 0;
            boolean control = opcode >= 8;
            int small = second & 0x7F;
            if ((first & 0x70) != 0 || (second & 0x80) == 0 || (control ? opcode > 10 : opcode > 2)) {
                return PROTOCOL_ERROR;
            }
            // A Close frame of one byte shows by its length already, before that byte is there.
            if (control && (!last || small > 125 || (opcode == 8 && small == 1))) {
                return PROTOCOL_ERROR;
            }
            int more = small < 126 ? 0 : small == 126 ? 2 : 8;
            if (in.remaining() < more + 4) {
                return end();
            }
            long length = more == 0 ? small : more == 2 ? in.getShort() & 0xFFFF : in.getLong();
            byte[] mask = new byte[4];
            in.get(mask);
            if (length < 0) {
                return PROTOCOL_ERROR;
            }
            if (length > maxFrame) {
                return TOO_BIG;
            }
            if (in.remaining() < length) {
                return end();
            }
            byte[] content = new byte[(int) length];
            in.get(content);
            for (int i = 0; i < content.length; i++) {
                content[i] ^= mask[i & 3];
            }
            return control ? control(opcode, content) : data(opcode, last, content);
        }

        private int end() {
            in.position(in.limit());
            return 0;
        }

        private int control(int opcode, byte[] content) {
            if (opcode != 8) {
                return 0;
            }
            if (content.length == 0) {
                return -1000;
            }
            int code = ByteBuffer.wrap(content).getShort() & 0xFFFF;
            boolean isText = isText(content, 2, true);
            boolean sendable = code >= 1000
                    && code <= 4999
                    && (code < 1015 || code >= 3000)
                    && code != 1004
                    && code != 1005
                    && code != 1006;
            return !isText ? BAD_TEXT : sendable ? -code : PROTOCOL_ERROR;
        }

        private int data(int opcode, boolean last, byte[] content) {
            // Both are wrong then, and the order in which one finds out is free.
            if (eager && opcode == 1 && !isText(content, 0, last)) {
                return BAD_TEXT;
            }
            if ((opcode == 0) == (kind == 0)) {
                return PROTOCOL_ERROR;
            }
            if (opcode != 0) {
                kind = opcode;
            }
            message.writeBytes(content);
            if (message.size() > maxMessage) {
                return TOO_BIG;
            }
            if (kind == 1 && (last || eager) && !isText(message.toByteArray(), 0, last)) {
                return BAD_TEXT;
            }
            if (last) {
                messages.add(kind + ":" + message.toString(StandardCharsets.ISO_8859_1));
                message.reset();
                kind = 0;
            }
            return 0;
        }

        private static boolean isText(byte[] bytes, int from, boolean whole) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
            try {
                if (whole) {
                    decoder.decode(in);
                    return true;
                }
                return !decoder.decode(in, CharBuffer.allocate(bytes.length + 1), false)
                        .isError();
            } catch (CharacterCodingException e) {
                return false;
            }
        }
    }
}
