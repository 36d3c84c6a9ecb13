package io.pushdeck.server.transport;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidFrameException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/// The protocol of one connection: the library's RFC 6455 behind our checks, and versions 13 and 8 alike, which differ
/// in
/// nothing that comes after the handshake. Confined to one decoder.
final class PushDraft extends Draft_6455 {
    private final FrameReader reader;
    private final MessageInflater inflater;
    private final int maxMessageBytes;
    private final int maxFragments;
    private final InboundRates rates;
    private @Nullable ClientConnection attached;
    /// Only until the library has seen it: idle connections keep no headers.
    private @Nullable Request request;

    private String extensions = "";
    private String subprotocol = "";
    /// Only while its fragments come in.
    private @Nullable CompressedMessage compressed;

    private long messageBytes;
    private int fragments;

    /// @param inflater of this connection's decoder
    PushDraft(Limits.Inbound limits, InboundRates rates, MessageInflater inflater) {
        // The library's one limit also bounds the sum of fragments; ours for a frame is in the reader.
        super(List.of(), List.of(new Protocol("")), limits.maxMessageBytes());
        this.reader = new FrameReader(limits.maxFrameBytes());
        this.inflater = inflater;
        this.maxMessageBytes = limits.maxMessageBytes();
        this.maxFragments = limits.maxFragments();
        this.rates = rates;
    }

    /// To be called once, before anything is decoded.
    void attach(ClientConnection connection) {
        attached = connection;
    }

    /// The request that was judged and accepted; the library gets to see this and not the bytes.
    ///
    /// @param agreedExtensions  what to answer to the extensions it offers; may be empty
    /// @param agreedSubprotocol may be empty
    void accept(Request accepted, String agreedExtensions, String agreedSubprotocol) {
        request = accepted;
        extensions = agreedExtensions;
        subprotocol = agreedSubprotocol;
    }

    @Override
    public Handshakedata translateHandshake(ByteBuffer bytes) throws InvalidHandshakeException {
        bytes.position(bytes.limit());
        Request accepted = request;
        if (accepted == null) {
            throw new InvalidHandshakeException("No request was accepted");
        }
        request = null;
        HandshakeImpl1Client handshake = new HandshakeImpl1Client();
        handshake.setResourceDescriptor(accepted.target());
        handshake.put("Sec-WebSocket-Key", accepted.first("Sec-WebSocket-Key"));
        handshake.put("Sec-WebSocket-Version", "13");
        handshake.put("Connection", "Upgrade");
        return handshake;
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(
            ClientHandshake accepted, ServerHandshakeBuilder response) throws InvalidHandshakeException {
        HandshakeBuilder built = super.postProcessHandshakeResponseAsServer(accepted, response);
        built.put("Server", "Pushdeck");
        if (!subprotocol.isEmpty()) {
            built.put("Sec-WebSocket-Protocol", subprotocol);
        }
        if (!extensions.isEmpty()) {
            built.put("Sec-WebSocket-Extensions", extensions);
            reader.allowCompression();
        }
        return built;
    }

    /// Sends the answer through the outbox, and leaves nothing for the library to send.
    @Override
    public List<ByteBuffer> createHandshake(Handshakedata handshake) {
        for (ByteBuffer bytes : super.createHandshake(handshake)) {
            byte[] answer = new byte[bytes.remaining()];
            bytes.get(answer);
            connection().send(Frame.raw(answer));
        }
        return List.of();
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer bytes) throws InvalidDataException {
        List<Framedata> frames = new ArrayList<>();
        Framedata frame = reader.next(bytes);
        while (frame != null) {
            frames.add(frame);
            frame = reader.next(bytes);
        }
        return frames;
    }

    /// The next frame of `bytes`, or null if there is none.
    @Nullable
    Framedata nextFrame(ByteBuffer bytes) throws InvalidDataException {
        return reader.next(bytes);
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        ClientConnection connection = connection();
        Opcode opcode = frame.getOpcode();
        if (opcode == Opcode.CLOSING) {
            CloseFrame close = (CloseFrame) frame;
            connection.onPeerClose(close.getCloseCode(), close.getMessage());
            return;
        }
        if (!connection.isOpen()) {
            return;
        }
        if (opcode != Opcode.CONTINUOUS) {
            rates.messageCame();
        }
        if (opcode == Opcode.PING) {
            connection.send(Frame.pong(frame.getPayloadData()));
        } else if (opcode != Opcode.PONG) {
            checkMessage(frame);
            Framedata plain = toPlain(frame);
            if (plain != null) {
                super.processFrame(socket, plain);
            }
        }
    }

    /// A compressed message as one plain frame once its last one is there, null before; what it became counts for the
    /// rate of bytes. Others stay what they are.
    private @Nullable Framedata toPlain(Framedata frame) throws InvalidDataException {
        if (frame.isRSV1()) {
            compressed = new CompressedMessage(frame.getOpcode());
        }
        CompressedMessage message = compressed;
        if (message == null) {
            return frame;
        }
        message.add(frame.getPayloadData());
        if (!frame.isFin()) {
            return null;
        }
        compressed = null;
        Framedata plain = message.inflate(inflater, maxMessageBytes);
        rates.bytesCame(plain.getPayloadData().remaining());
        return plain;
    }

    private void checkMessage(Framedata frame) throws InvalidDataException {
        boolean starts = frame.getOpcode() != Opcode.CONTINUOUS;
        if (starts != (fragments == 0)) {
            throw new InvalidFrameException("A message must end before the next begins");
        }
        messageBytes += frame.getPayloadData().remaining();
        fragments++;
        if (messageBytes > maxMessageBytes) {
            throw new LimitExceededException(
                    "A message may have at most " + maxMessageBytes + " bytes", maxMessageBytes);
        }
        if (fragments > maxFragments) {
            throw new LimitExceededException("A message may have at most " + maxFragments + " frames", maxFragments);
        }
        if (frame.isFin()) {
            messageBytes = 0;
            fragments = 0;
        }
    }

    private ClientConnection connection() {
        return Objects.requireNonNull(attached, "attach was not called");
    }

    /// Made for one connection, so there is nothing to copy.
    @Override
    public Draft copyInstance() {
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
