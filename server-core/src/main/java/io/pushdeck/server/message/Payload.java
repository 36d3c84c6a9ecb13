package io.pushdeck.server.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What one WebSocket message carries: text or bytes. Immutable: bytes are copied in and out.
public sealed interface Payload {

    static Payload text(String text) {
        return new Text(text);
    }

    static Payload binary(byte[] bytes) {
        return new Binary(bytes);
    }

    /// Length on the wire in bytes, without frame header.
    int size();

    /// A text message.
    record Text(String text) implements Payload {
        @Override
        public int size() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /// A binary message.
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    record Binary(byte[] bytes) implements Payload {
        public Binary {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + bytes.length + " bytes]";
        }
    }
}
