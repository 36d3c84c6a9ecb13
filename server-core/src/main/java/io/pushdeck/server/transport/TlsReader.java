package io.pushdeck.server.transport;

import java.nio.ByteBuffer;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.java_websocket.exceptions.InvalidDataException;
import org.jspecify.annotations.Nullable;

/// Decrypts what a client sends and takes part in the TLS handshake. Confined to one decoder.
///
/// The expensive steps run on [TlsTasks]. Until such a step is done, nothing is read from the socket; then the decoder
/// is called again with an empty buffer and goes on with what had arrived before. A silent client costs nothing: not
/// even an engine is made before its first byte.
final class TlsReader {
    /// Takes decrypted bytes, which are valid during the call only.
    interface Sink {
        void accept(ByteBuffer bytes) throws InvalidDataException;
    }

    private static final byte HANDSHAKE_RECORD = 22;

    private final Encryption encryption;
    private final ClientConnection connection;
    private final TlsWire wire;
    private final InboundRates rates;
    private final Runnable decodeAgain;
    private final RecordRemainder remainder = new RecordRemainder();
    private @Nullable SSLEngine engine;
    private boolean paused;
    private boolean established;

    /// @param decodeAgain has [#read] called with an empty buffer on the decoder, soon
    TlsReader(
            Encryption encryption,
            ClientConnection connection,
            TlsWire wire,
            InboundRates rates,
            Runnable decodeAgain) {
        this.encryption = encryption;
        this.connection = connection;
        this.wire = wire;
        this.rates = rates;
        this.decodeAgain = decodeAgain;
    }

    /// Takes bytes from the socket; none at all after a task.
    ///
    /// @throws RefusedException with the unencrypted answer, if the client does not speak TLS
    /// @throws SSLException     if the client breaks TLS or there is nothing both can speak; an alert may be owed
    void read(ByteBuffer bytes, Sink sink) throws RefusedException, SSLException, InvalidDataException {
        if (engine == null) {
            begin(bytes);
        }
        ByteBuffer input = remainder.with(bytes);
        if (!wire.isBusy()) {
            if (paused) {
                paused = false;
                connection.channel().readOn();
            }
            advance(Objects.requireNonNull(engine), input, sink);
        }
        remainder.keep(input);
    }

    private void begin(ByteBuffer bytes) throws RefusedException, SSLException {
        byte first = bytes.get(bytes.position());
        if (first != HANDSHAKE_RECORD) {
            wire.speakPlain();
            throw new RefusedException(
                    Watchdog.isQuestion(bytes)
                            ? HttpAnswer.ok()
                            : HttpAnswer.badRequest("This port speaks TLS; use https:// or wss://"));
        }
        SSLEngine made = encryption.newEngine();
        made.beginHandshake();
        engine = made;
        wire.begin(made);
    }

    private void advance(SSLEngine started, ByteBuffer input, Sink sink) throws SSLException, InvalidDataException {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = switch (started.getHandshakeStatus()) {
                case NEED_TASK -> runTasks(started);
                case NEED_WRAP -> answer(started);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> unwrap(started, input, sink);
            };
            if (!connection.isInHandshake() && !connection.listens()) {
                // Nothing it says matters any more.
                input.position(input.limit());
                return;
            }
        }
    }

    /// @return false: there is nothing to do until the tasks are done
    private boolean runTasks(SSLEngine started) throws SSLException {
        if (established) {
            throw new SSLException("A client may not renegotiate");
        }
        wire.setBusy(true);
        paused = true;
        connection.channel().readNoMore();
        encryption.tasks().execute(() -> {
            try {
                Runnable task = started.getDelegatedTask();
                while (task != null) {
                    task.run();
                    task = started.getDelegatedTask();
                }
            } finally {
                wire.setBusy(false);
                decodeAgain.run();
            }
        });
        return false;
    }

    /// @return whether the engine has said what it had to say
    private boolean answer(SSLEngine started) {
        wire.owe();
        connection.flush();
        return started.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_WRAP;
    }

    /// @return whether there may be more to read
    private boolean unwrap(SSLEngine started, ByteBuffer input, Sink sink) throws SSLException, InvalidDataException {
        if (!input.hasRemaining()) {
            return false;
        }
        ByteBuffer plain = TlsBuffers.ofThread().plain(started.getSession().getApplicationBufferSize());
        SSLEngineResult result = started.unwrap(input, plain);
        return switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> false;
            case BUFFER_OVERFLOW -> throw new SSLException("A record is larger than TLS allows");
            case CLOSED -> {
                connection.onPeerGone();
                yield false;
            }
            case OK -> accept(plain.flip(), result, sink);
        };
    }

    private boolean accept(ByteBuffer plain, SSLEngineResult result, Sink sink) throws InvalidDataException {
        if (plain.hasRemaining()) {
            established = true;
            sink.accept(plain);
            return true;
        }
        if (established) {
            // Records without content, and new keys, cost us work: they count as messages do.
            rates.messageCame();
        }
        return result.bytesConsumed() > 0;
    }
}
