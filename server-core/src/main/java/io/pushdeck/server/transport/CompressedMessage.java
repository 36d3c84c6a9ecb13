package io.pushdeck.server.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.FramedataImpl1;

/// The fragments of one compressed message while they come in; whoever adds them holds them within their limits.
/// Confined to one decoder.
final class CompressedMessage {
    private final Opcode opcode;
    private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();

    CompressedMessage(Opcode opcode) {
        this.opcode = opcode;
    }

    void add(ByteBuffer fragment) {
        compressed.write(fragment.array(), fragment.arrayOffset() + fragment.position(), fragment.remaining());
    }

    /// The message as one frame that nobody compressed; a text is not checked yet.
    ///
    /// @throws InvalidDataException see [MessageInflater#inflate]
    Framedata inflate(MessageInflater inflater, int maxBytes) throws InvalidDataException {
        FramedataImpl1 frame = FramedataImpl1.get(opcode);
        frame.setPayload(ByteBuffer.wrap(inflater.inflate(compressed.toByteArray(), maxBytes)));
        return frame;
    }
}
